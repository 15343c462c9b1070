"""The tables, in numbered steps: step N brings `user_version` N-1 to N. A released one is never edited."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE send (
        id INTEGER PRIMARY KEY,
        created REAL NOT NULL,             -- seconds since 1970
        account_id TEXT NOT NULL,          -- a UUID; the keys are in the keyring
        account_name TEXT NOT NULL,        -- as it was called then
        service TEXT NOT NULL,
        text TEXT NOT NULL,
        sender TEXT NOT NULL,
        allow_replies INTEGER NOT NULL,
        no_stop INTEGER NOT NULL,
        digest TEXT NOT NULL,              -- of the confirmed plan
        estimated REAL,                    -- credits, before
        billed REAL,                       -- credits, as answered so far
        paused TEXT,                       -- cause, or NULL
        paused_message TEXT NOT NULL DEFAULT ''
    );

    CREATE TABLE chunk (
        id INTEGER PRIMARY KEY,
        send_id INTEGER NOT NULL REFERENCES send(id),
        seq INTEGER NOT NULL,
        tag TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        first INTEGER NOT NULL,            -- its receivers: positions first .. first + size - 1
        size INTEGER NOT NULL,
        state TEXT NOT NULL,
        attempt INTEGER NOT NULL DEFAULT 0,
        run TEXT NOT NULL DEFAULT '',      -- the run of the program that last submitted it
        body_hash TEXT NOT NULL DEFAULT '',
        submitted REAL,
        answered REAL,
        http_status INTEGER,
        query_id TEXT NOT NULL DEFAULT '',
        ids TEXT NOT NULL DEFAULT '[]',    -- JSON: OVHcloud's ids are 64 bit
        credits REAL,
        reason TEXT NOT NULL DEFAULT '',
        message TEXT NOT NULL DEFAULT '',  -- OVHcloud's own words
        UNIQUE (send_id, seq)
    );
    CREATE INDEX chunk_by_state ON chunk (state, send_id, seq);

    -- Positions are dense from 0 in sending order, so that a page or a chunk is one range of the key.
    CREATE TABLE receiver (
        send_id INTEGER NOT NULL REFERENCES send(id),
        position INTEGER NOT NULL,
        chunk_id INTEGER NOT NULL REFERENCES chunk(id),
        e164 TEXT NOT NULL,
        shown TEXT NOT NULL,
        name TEXT NOT NULL,
        state TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (send_id, position)
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX receiver_once_per_send ON receiver (e164, send_id);

    -- Receivers by state, kept with each move: counting a million rows at each tick would not do.
    CREATE TABLE tally (
        send_id INTEGER NOT NULL REFERENCES send(id),
        state TEXT NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (send_id, state)
    ) WITHOUT ROWID;

    CREATE TABLE event (
        id INTEGER PRIMARY KEY,
        at REAL NOT NULL,
        send_id INTEGER NOT NULL REFERENCES send(id),
        chunk_id INTEGER REFERENCES chunk(id),  -- NULL: the send as a whole
        from_state TEXT NOT NULL,
        to_state TEXT NOT NULL,
        cause TEXT NOT NULL
    );
    CREATE INDEX event_by_send ON event (send_id, id);
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the event trail is append-only'); END;
    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the event trail is append-only'); END;

    CREATE TABLE account (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        endpoint TEXT NOT NULL,
        region TEXT NOT NULL,
        origin TEXT NOT NULL
    );

    CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL                -- JSON
    );
    """,
    """
    -- With `paused`: when it is tried again by itself, NULL if only the operator may. Without: the end of the
    -- time to undo.
    ALTER TABLE send ADD COLUMN not_before REAL;
    ALTER TABLE send ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;  -- cancelled: what comes back is not queued

    -- What was asked about a chunk since it came to its state.
    ALTER TABLE chunk ADD COLUMN ahead REAL;  -- seconds by which OVHcloud's clock was ahead when it was submitted
    ALTER TABLE chunk ADD COLUMN next_look REAL;                 -- NULL: nothing to ask
    ALTER TABLE chunk ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;  -- that found nothing
    ALTER TABLE chunk ADD COLUMN first_look REAL;
    ALTER TABLE chunk ADD COLUMN last_look REAL;
    ALTER TABLE chunk ADD COLUMN look_stopped TEXT NOT NULL DEFAULT '';  -- why OVHcloud is not asked
    CREATE INDEX chunk_by_look ON chunk (next_look) WHERE next_look IS NOT NULL;
    UPDATE chunk SET next_look = 0 WHERE state IN ('unknown', 'accepted');

    -- Counts by state, now also by blocks of 8192 positions: the n-th receiver in a state is in a block that
    -- can be told without walking through all those before it.
    CREATE TABLE block (
        send_id INTEGER NOT NULL REFERENCES send(id),
        state TEXT NOT NULL,
        block INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (send_id, state, block)
    ) WITHOUT ROWID;
    INSERT INTO block SELECT send_id, state, position / 8192, count(*) FROM receiver GROUP BY 1, 2, 3;
    DROP TABLE tally;
    ALTER TABLE block RENAME TO tally;

    ALTER TABLE receiver ADD COLUMN ovh_id INTEGER;              -- OVHcloud's id of the message
    CREATE INDEX receiver_by_state ON receiver (send_id, state);

    -- NULL: the event is about the chunk or the send; else about its receivers first .. last.
    ALTER TABLE event ADD COLUMN first INTEGER;
    ALTER TABLE event ADD COLUMN last INTEGER;
    """,
    """
    CREATE TABLE contact (
        id INTEGER PRIMARY KEY,
        e164 TEXT NOT NULL UNIQUE,
        shown TEXT NOT NULL,               -- the number with international spacing
        kind TEXT NOT NULL,
        country TEXT NOT NULL,
        name TEXT NOT NULL,
        first_name TEXT NOT NULL,
        last_name TEXT NOT NULL,
        note TEXT NOT NULL,
        fields TEXT NOT NULL,              -- JSON: texts by the names of their placeholders
        search TEXT NOT NULL,              -- all of it in which a person is looked for, folded
        sort TEXT NOT NULL                 -- the name, folded
    );
    -- Everything that looking through all of them needs, in the order in which they are shown.
    CREATE INDEX contact_by_name ON contact (sort, search);

    CREATE TABLE contact_group (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE
    );
    CREATE TABLE member (
        group_id INTEGER NOT NULL REFERENCES contact_group(id) ON DELETE CASCADE,
        contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
        PRIMARY KEY (group_id, contact_id)
    ) WITHOUT ROWID;
    CREATE INDEX member_by_contact ON member (contact_id);

    -- Who does not want to be written to, contact or not. Whoever was erased is here by the number's trace.
    CREATE TABLE optout (
        e164 TEXT PRIMARY KEY,
        since REAL NOT NULL,
        why TEXT NOT NULL
    ) WITHOUT ROWID;
    """,
    """
    ALTER TABLE receiver ADD COLUMN fields TEXT NOT NULL DEFAULT '';  -- JSON: pairs of column and value, or ''
    ALTER TABLE send ADD COLUMN test INTEGER NOT NULL DEFAULT 0;      -- to the operator's own number

    CREATE TABLE draft (
        id TEXT PRIMARY KEY,               -- a UUID: the window names a draft before it is kept
        changed REAL NOT NULL,             -- seconds since 1970
        start TEXT NOT NULL,               -- its first words
        people INTEGER NOT NULL,           -- rows of its list, good and bad
        content TEXT NOT NULL,             -- JSON
        caret INTEGER NOT NULL,
        receivers TEXT NOT NULL            -- a JSON list per line
    );

    CREATE TABLE saved_text (
        name TEXT PRIMARY KEY,
        text TEXT NOT NULL                 -- JSON: it may hold halves of characters
    );
    """,
    """
    -- Rows of files that could not become receivers of a draft. Apart from it: the draft is written at each pause
    -- in the typing, and there may be a hundred thousand of them.
    CREATE TABLE untaken (
        draft_id TEXT PRIMARY KEY REFERENCES draft(id) ON DELETE CASCADE,
        lines TEXT NOT NULL                -- for core.untaken
    );
    """,
    """
    ALTER TABLE send ADD COLUMN endpoint TEXT NOT NULL DEFAULT '';  -- where it is sent, '' before this was written

    -- A chunk's receivers are those within first .. first + size - 1 that name it: those of whom nothing is known
    -- become a chunk of their own.
    ALTER TABLE chunk ADD COLUMN origin TEXT NOT NULL DEFAULT '';  -- tags under which its people were sent to before
    ALTER TABLE chunk ADD COLUMN doubted REAL;  -- OVHcloud's time of the first attempt of which nobody knows
    ALTER TABLE chunk ADD COLUMN unasked INTEGER NOT NULL DEFAULT 0;  -- queued by an earlier run: looked for first
    ALTER TABLE chunk ADD COLUMN apart REAL NOT NULL DEFAULT 120;  -- seconds between its first and its last look
    ALTER TABLE chunk ADD COLUMN vain REAL NOT NULL DEFAULT 0;     -- seconds of asking that told nothing
    ALTER TABLE chunk ADD COLUMN trouble TEXT NOT NULL DEFAULT ''; -- why it told nothing

    -- Messages that a receiver got beside the first.
    CREATE TABLE copy (
        service TEXT NOT NULL,
        ovh_id INTEGER NOT NULL,
        send_id INTEGER NOT NULL REFERENCES send(id),
        position INTEGER NOT NULL,
        PRIMARY KEY (service, ovh_id)
    ) WITHOUT ROWID;
    CREATE INDEX copy_by_receiver ON copy (send_id, position);

    -- How OVHcloud treats an SMS account, learned from what it took.
    CREATE TABLE habit (
        service TEXT PRIMARY KEY,
        tags TEXT NOT NULL DEFAULT '',     -- kept or changed
        lag REAL                           -- seconds until what was taken is listed
    ) WITHOUT ROWID;

    -- Whom an answer did not name was left in the chunk of those whom it did.
    CREATE TEMP TABLE unnamed AS
        SELECT chunk.id AS parent, min(position) AS first, max(position) - min(position) + 1 AS size,
            (SELECT max(seq) FROM chunk AS other WHERE other.send_id = chunk.send_id)
            + row_number() OVER (PARTITION BY chunk.send_id ORDER BY chunk.seq) AS seq
        FROM chunk JOIN receiver ON receiver.chunk_id = chunk.id AND receiver.send_id = chunk.send_id
        WHERE chunk.state = 'accepted' AND receiver.state = 'unknown'
        GROUP BY chunk.id;
    INSERT INTO chunk (send_id, seq, tag, text, first, size, state, attempt, run, body_hash, submitted, answered,
            http_status, query_id, ids, reason, message, ahead, next_look, origin, doubted)
        SELECT send_id, unnamed.seq, lower(hex(randomblob(8))), text, unnamed.first, unnamed.size, 'unknown', attempt,
            run, body_hash, submitted, answered, http_status, query_id, ids, 'not_listed', message, ahead, 0, tag,
            submitted + coalesce(ahead, 0)
        FROM chunk JOIN unnamed ON chunk.id = parent;
    UPDATE receiver SET chunk_id = (
            SELECT chunk.id FROM chunk JOIN unnamed ON unnamed.seq = chunk.seq
            WHERE chunk.send_id = receiver.send_id AND parent = receiver.chunk_id)
        WHERE state = 'unknown' AND chunk_id IN (SELECT parent FROM unnamed);
    INSERT INTO event (at, send_id, chunk_id, from_state, to_state, cause)
        SELECT coalesce(answered, 0), send_id, chunk.id, '', 'unknown', 'not_listed'
        FROM chunk WHERE origin <> '';
    DROP TABLE unnamed;
    """,
    """
    -- Before it was written where a send goes, it went wherever its account did.
    UPDATE send SET endpoint = coalesce((SELECT endpoint FROM account WHERE account.id = account_id), '')
        WHERE endpoint = '';

    -- Under which ids the keys with a mark (see core.secret) were here: an account comes again under a new one.
    CREATE TABLE identity (
        mark TEXT NOT NULL,
        account_id TEXT NOT NULL,
        PRIMARY KEY (mark, account_id)
    ) WITHOUT ROWID;
    """,
    """
    -- What the file is known again by while the program runs (see store.presence).
    CREATE TABLE mark (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        word TEXT NOT NULL
    );
    """,
    """
    -- What was one column, in two meanings. While a send is paused: when it is tried again by itself, NULL if only the
    -- operator may. While it is not: the end of the time to undo, which was never longer than 600 seconds.
    ALTER TABLE send RENAME COLUMN not_before TO retry_at;
    ALTER TABLE send ADD COLUMN hold_until REAL;
    ALTER TABLE send ADD COLUMN hold REAL NOT NULL DEFAULT 0;  -- seconds: how long the time to undo is
    UPDATE send SET hold_until = retry_at, hold = 600, retry_at = NULL WHERE paused IS NULL AND retry_at IS NOT NULL;
    """,
    """
    -- A draft that was sent, while all of it can still be undone: the send that it became.
    ALTER TABLE draft ADD COLUMN send_id INTEGER REFERENCES send(id);
    CREATE INDEX draft_by_send ON draft (send_id) WHERE send_id IS NOT NULL;
    """,
    """
    ALTER TABLE send ADD COLUMN send_at REAL;                  -- when it is due, by OVHcloud's clock; NULL: at once
    ALTER TABLE send ADD COLUMN zone TEXT NOT NULL DEFAULT ''; -- in which that was chosen

    -- Whoever was to be taken off what OVHcloud had for them, too late.
    ALTER TABLE receiver ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX receiver_late ON receiver (send_id) WHERE late;
    CREATE INDEX receiver_cancelling ON receiver (chunk_id) WHERE state = 'cancelling';
    """,
    """
    -- The scheduled send whose place a send takes. `begun`: when its time to undo was over, and that
    -- one began to be taken back; 0: not so far.
    ALTER TABLE send ADD COLUMN replaces INTEGER REFERENCES send(id);
    ALTER TABLE send ADD COLUMN begun REAL NOT NULL DEFAULT 0;
    CREATE INDEX send_replacing ON send (replaces) WHERE replaces IS NOT NULL;

    -- What is replaced may still bring this person its message: theirs leaves once that is certain not to.
    ALTER TABLE receiver ADD COLUMN awaits INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX receiver_awaiting ON receiver (send_id, chunk_id) WHERE awaits;
    """,
    """
    -- Of these it is not known what became of them: OVHcloud was asked for days, and has not said it.
    CREATE INDEX receiver_unsaid ON receiver (send_id) WHERE reason = 'unsaid';
    """,
    """
    -- The replies of an SMS account: how far they were read.
    CREATE TABLE inbox (
        service TEXT PRIMARY KEY,
        account_id TEXT NOT NULL,          -- whose keys open it
        seen REAL,                         -- OVHcloud's time until which all was read; NULL: nothing was so far
        asked REAL NOT NULL DEFAULT 0,     -- when OVHcloud was asked last, in seconds since 1970
        wanted INTEGER NOT NULL DEFAULT 0, -- it is to be asked now
        trouble TEXT NOT NULL DEFAULT ''   -- why it could not be
    ) WITHOUT ROWID;

    -- Whoever was erased is here by the number's trace, without a word: else the reply would be read once more.
    CREATE TABLE reply (
        id INTEGER PRIMARY KEY,
        service TEXT NOT NULL,
        ovh_id INTEGER NOT NULL,
        e164 TEXT NOT NULL,                -- as OVHcloud writes it where it is no number
        at REAL NOT NULL,                  -- by OVHcloud's clock
        text TEXT NOT NULL,
        search TEXT NOT NULL,              -- the text, folded
        unread INTEGER NOT NULL,
        UNIQUE (service, ovh_id)
    );
    CREATE INDEX reply_by_person ON reply (e164, at, unread);
    CREATE INDEX reply_unread ON reply (e164) WHERE unread;

    -- What is being written to somebody, and was not sent.
    CREATE TABLE answer (
        e164 TEXT PRIMARY KEY,
        text TEXT NOT NULL                 -- JSON: it may hold halves of characters
    ) WITHOUT ROWID;
    """,
    """
    -- That a send is no advertising: when the operator stated it, by OVHcloud's clock where that was known, and who it
    -- was, as the system calls them. NULL where it is advertising, and of what was sent before this was written.
    ALTER TABLE send ADD COLUMN stated REAL;
    ALTER TABLE send ADD COLUMN stated_by TEXT NOT NULL DEFAULT '';
    CREATE INDEX send_by_due ON send (send_at) WHERE send_at IS NOT NULL;
    """,
    """
    -- OVHcloud's lists of those who answered STOP, by SMS account, as they were read last.
    CREATE TABLE stop_list (
        service TEXT PRIMARY KEY,
        read REAL NOT NULL                 -- seconds since 1970
    ) WITHOUT ROWID;
    CREATE TABLE stopped (
        service TEXT NOT NULL,
        e164 TEXT NOT NULL,
        listed TEXT NOT NULL,              -- as OVHcloud writes it
        since REAL NOT NULL,               -- when it was seen there first
        PRIMARY KEY (service, e164)
    ) WITHOUT ROWID;

    -- Who may be written to again, by whose word: written down before OVHcloud is asked to take a number off its list.
    CREATE TABLE consent (
        id INTEGER PRIMARY KEY,
        at REAL NOT NULL,
        os_user TEXT NOT NULL,
        service TEXT NOT NULL,
        e164 TEXT NOT NULL,                -- its trace once the person was erased
        statement TEXT NOT NULL,
        outcome TEXT NOT NULL              -- asked, done, or why not
    );
    CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent
        BEGIN SELECT RAISE(ABORT, 'consents are kept'); END;
    """,
    """
    -- Each time that texts were taken away which were older than the operator wants them kept. A sweep that has no end
    -- is under way, or was cut short and goes on.
    CREATE TABLE text_sweep (
        id INTEGER PRIMARY KEY,
        begun REAL NOT NULL,               -- seconds since 1970
        ended REAL,
        months INTEGER NOT NULL,
        before REAL NOT NULL,              -- what left, or came, before this time
        os_user TEXT NOT NULL,
        sends INTEGER NOT NULL DEFAULT 0,
        messages INTEGER NOT NULL DEFAULT 0,
        replies INTEGER NOT NULL DEFAULT 0
    );
    CREATE TRIGGER text_sweep_is_never_deleted BEFORE DELETE ON text_sweep
        BEGIN SELECT RAISE(ABORT, 'what was taken away stays written down'); END;

    -- Which of them took the text. `sweeping`: the first of its receivers who may still have some of it; NULL: none.
    ALTER TABLE send ADD COLUMN swept INTEGER REFERENCES text_sweep(id);
    ALTER TABLE send ADD COLUMN sweeping INTEGER;
    CREATE INDEX send_sweeping ON send (sweeping) WHERE sweeping IS NOT NULL;
    ALTER TABLE chunk ADD COLUMN parts INTEGER;            -- SMS of one message, once the text is gone
    ALTER TABLE reply ADD COLUMN swept INTEGER REFERENCES text_sweep(id);
    CREATE INDEX reply_by_age ON reply (at) WHERE swept IS NULL;
    """,
    """
    -- Of messages that were billed when they left: the credits of all of them, and how many they are.
    ALTER TABLE chunk ADD COLUMN left_credits REAL NOT NULL DEFAULT 0;
    ALTER TABLE chunk ADD COLUMN left_people INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- Few are, of however many there are.
    CREATE INDEX chunk_unasked ON chunk (send_id) WHERE unasked;
    CREATE INDEX receiver_erased ON receiver (send_id, state) WHERE substr(e164, 1, 1) <> '+';
    """,
    """
    -- By consent it goes again, though the rest of its send was stopped before.
    ALTER TABLE chunk ADD COLUMN consented INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- When the operator let advertising go whose hours had ended while it waited: the word is for that night alone.
    ALTER TABLE send ADD COLUMN late_word REAL;
    """,
    """
    -- When it was confirmed, and when that word was given, by OVHcloud's clock where that was known.
    ALTER TABLE send ADD COLUMN created_there REAL;
    ALTER TABLE send ADD COLUMN late_there REAL;
    """,
    """
    -- Somebody at this desk saw that they ask for no more messages, and left it as it is.
    ALTER TABLE reply ADD COLUMN let_be INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- When somebody's message was let go that OVHcloud had held: few events are about that.
    CREATE INDEX event_let_go ON event (chunk_id, first, last) WHERE from_state IN ('held', 'cancelling');
    """,
    """
    -- The operator wants none of it to leave: what OVHcloud turns out to hold of it is taken back too.
    ALTER TABLE send ADD COLUMN called_off INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- Ids of the messages that were billed when they left: each is once, in whatever state its receiver was.
    ALTER TABLE chunk ADD COLUMN left_ids TEXT NOT NULL DEFAULT '[]';
    UPDATE chunk SET left_ids = (
        SELECT json_group_array(ovh_id) FROM (
            SELECT ovh_id FROM receiver
                WHERE send_id = chunk.send_id AND position BETWEEN first AND first + size - 1 AND chunk_id = chunk.id
                AND ovh_id IS NOT NULL AND state NOT IN ('scheduled', 'held', 'cancelling')
            UNION
            SELECT copy.ovh_id FROM copy JOIN receiver USING (send_id, position) WHERE send_id = chunk.send_id
                AND position BETWEEN first AND first + size - 1 AND chunk_id = chunk.id
        )
    ) WHERE left_people > 0;
    """,
    """
    -- When it was said last that what may have been taken may leave, by a look in vain or by consent.
    ALTER TABLE chunk ADD COLUMN cleared REAL;
    """,
)
