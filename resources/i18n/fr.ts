<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AccountChooser</name>
    <message>
        <source>Account and SMS service</source>
        <translation>Compte et compte SMS</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Aucun compte</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>crédit</translation>
    </message>
    <message>
        <source>credits</source>
        <translation>crédits</translation>
    </message>
    <message>
        <source>balance not readable with these keys</source>
        <translation>solde illisible avec ces clés</translation>
    </message>
</context>
<context>
    <name>AccountsDialog</name>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Ajouter un compte</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Retirer</translation>
    </message>
    <message>
        <source>Remove this account and its keys</source>
        <translation>Retirer ce compte et ses clés</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>Test these keys</source>
        <translation>Tester ces clés</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save this account</source>
        <translation>Enregistrer ce compte</translation>
    </message>
    <message>
        <source>Save a co&amp;py…</source>
        <translation>Enregistrer une &amp;copie…</translation>
    </message>
    <message>
        <source>Save a copy of all data of this program, without keys</source>
        <translation>Enregistrer une copie de toutes les données de ce programme, sans les clés</translation>
    </message>
    <message>
        <source>The account</source>
        <translation>Le compte</translation>
    </message>
    <message>
        <source>This endpoint has no page that makes keys: ask whoever runs it.</source>
        <translation>Cette plateforme n’a pas de page qui crée des clés&#xa0;: demandez à la personne qui la gère.</translation>
    </message>
    <message>
        <source>Sign in on the page that opens, choose “Unlimited” validity, copy the three keys here.</source>
        <translation>Connectez-vous sur la page qui s’ouvre, choisissez la validité «&#x202f;Unlimited&#x202f;» (illimitée), puis copiez ici les trois clés.</translation>
    </message>
    <message>
        <source>No browser could be opened. The page is: {url}</source>
        <translation>Aucun navigateur n’a pu s’ouvrir. La page est&#xa0;: {url}</translation>
    </message>
    <message>
        <source>Asking OVHcloud with the keys kept…</source>
        <translation>OVHcloud est interrogé avec les clés enregistrées…</translation>
    </message>
    <message>
        <source>Asking OVHcloud…</source>
        <translation>OVHcloud est interrogé…</translation>
    </message>
    <message>
        <source>✓ Saved. The keys are unchanged.</source>
        <translation>✓ Enregistré. Les clés n’ont pas changé.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Enregistrer une copie</translation>
    </message>
    <message>
        <source>Data of this program</source>
        <translation>Données de ce programme</translation>
    </message>
    <message>
        <source>Remove account?</source>
        <translation>Retirer le compte&#x202f;?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove “{name}” and delete its keys from this computer?</source>
        <translation>Retirer «&#x202f;{name}&#x202f;» et effacer ses clés de cet ordinateur&#x202f;?</translation>
    </message>
    <message>
        <source>The keys stay valid at OVHcloud until you revoke them there.</source>
        <translation>Les clés restent valables chez OVHcloud tant que vous ne les y révoquez pas.</translation>
    </message>
    <message>
        <source>✓ The keys work. SMS accounts found: {names}.</source>
        <translation>✓ Les clés fonctionnent. Comptes SMS trouvés&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>⚠ The keys work, but they open no SMS account. Order one at OVHcloud first.</source>
        <translation>⚠ Les clés fonctionnent, mais n’ouvrent aucun compte SMS. Commandez-en d’abord un chez OVHcloud.</translation>
    </message>
    <message>
        <source>Nothing was sent to {host}: it is not OVHcloud&apos;s.</source>
        <translation>Rien n’a été envoyé à {host}&#xa0;: ce n’est pas un serveur d’OVHcloud.</translation>
    </message>
    <message>
        <source>Allow another server?</source>
        <translation>Autoriser un autre serveur&#x202f;?</translation>
    </message>
    <message>
        <source>Allow {host}</source>
        <translation>Autoriser {host}</translation>
    </message>
    <message>
        <source>Let keys and messages go to {host}?</source>
        <translation>Laisser clés et messages partir vers {host}&#x202f;?</translation>
    </message>
    <message>
        <source>This server is not OVHcloud&apos;s. Whoever runs it can use the keys, and sees every message and number. Allow it only if you know who runs it.</source>
        <translation>Ce serveur n’est pas à OVHcloud. La personne qui le gère peut se servir des clés et voit chaque message et chaque numéro. Ne l’autorisez que si vous savez qui c’est.</translation>
    </message>
    <message>
        <source>{host} is allowed. Asking…</source>
        <translation>{host} est autorisé. Interrogation en cours…</translation>
    </message>
    <message>
        <source>✓ The account and its keys are gone from this computer.</source>
        <translation>✓ Le compte et ses clés ont été retirés de cet ordinateur.</translation>
    </message>
    <message>
        <source>✗ The keyring did not give the keys up, so the account stays. Unlock it and try again.</source>
        <translation>✗ Le trousseau n’a pas rendu les clés&#xa0;: le compte est donc conservé. Déverrouillez le trousseau, puis recommencez.</translation>
    </message>
    <message>
        <source>Press “Get keys…”, sign in at OVHcloud, and copy the three keys it shows.</source>
        <translation>Cliquez sur «&#x202f;Obtenir des clés…&#x202f;», connectez-vous chez OVHcloud et copiez les trois clés affichées.</translation>
    </message>
    <message>
        <source>From the environment (OVH_* variables or ovh.conf): read-only here.</source>
        <translation>Fourni par la configuration de cet ordinateur (variables OVH_* ou fichier ovh.conf)&#xa0;: non modifiable ici.</translation>
    </message>
    <message>
        <source>⚠ Its keys would go to {host}, which is not OVHcloud&apos;s. “Test” asks whether they may.</source>
        <translation>⚠ Ses clés partiraient vers {host}, qui n’est pas à OVHcloud. «&#x202f;Tester&#x202f;» demande si elles le peuvent.</translation>
    </message>
    <message>
        <source> (this session)</source>
        <translation> (en mémoire)</translation>
    </message>
    <message>
        <source> (environment)</source>
        <translation> (fourni par cet ordinateur)</translation>
    </message>
</context>
<context>
    <name>AccountsState</name>
    <message>
        <source>connecting…</source>
        <translation>connexion…</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Écriture de {file}…</translation>
    </message>
    <message>
        <source>✗ It could not be saved for the next start. {why}</source>
        <translation>✗ Impossible de l’enregistrer pour le prochain démarrage. {why}</translation>
    </message>
    <message>
        <source>its keys would go to {host}: allow it in Accounts…</source>
        <translation>ses clés partiraient vers {host}&#xa0;: autorisez-le dans «&#x202f;Comptes…&#x202f;»</translation>
    </message>
    <message>
        <source>✓ A copy of all data, without keys, was saved as {path}.</source>
        <translation>✓ Une copie de toutes les données, sans les clés, a été enregistrée&#xa0;: {path}.</translation>
    </message>
    <message>
        <source>✗ {path} could not be written. {why}</source>
        <translation>✗ {path} n’a pas pu être enregistré. {why}</translation>
    </message>
    <message>
        <source>These keys open no SMS account. Order one at OVHcloud first.</source>
        <translation>Ces clés n’ouvrent aucun compte SMS. Commandez-en d’abord un chez OVHcloud.</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <source>{problem} Nothing is sent from here while it is so, and nothing you typed is lost.</source>
        <translation>{problem} Tant que cela dure, rien n’est envoyé d’ici, et rien de ce que vous avez saisi n’est perdu.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program ({kind}). Your text is kept. What was already on its way is in the outbox with its state; nothing is sent again by itself. The log in the data folder has the details.</source>
        <translation>Le programme a rencontré une erreur interne ({kind}). Votre texte est conservé. Ce qui était déjà parti figure sur la page «&#x202f;Envois&#x202f;» avec son état&#x202f;; rien n’est renvoyé tout seul. Le journal, dans le dossier des données, contient les détails.</translation>
    </message>
    <message>
        <source>⚠ Something is wrong</source>
        <translation>⚠ Un problème est survenu</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>AnswerBox</name>
    <message>
        <source>Your answer</source>
        <translation>Votre réponse</translation>
    </message>
    <message>
        <source>Write an answer</source>
        <translation>Écrire une réponse</translation>
    </message>
    <message>
        <source>✗ The pasted text is too long for a message: it was not inserted, and your answer is unchanged.</source>
        <translation>✗ Le texte collé est trop long pour un message&#xa0;: il n’a pas été inséré, et votre réponse est inchangée.</translation>
    </message>
    <message>
        <source>This number opted out</source>
        <translation>Numéro marqué «&#x202f;ne plus écrire&#x202f;»</translation>
    </message>
    <message>
        <source>Repl&amp;y ({price})…</source>
        <translation>Répon&amp;dre ({price})…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Opted out: nothing is sent to this number.</source>
        <translation>Ne plus écrire&#xa0;: rien n’est envoyé à ce numéro.</translation>
    </message>
    <message>
        <source>What is in the way?</source>
        <translation>Qu’est-ce qui l’empêche&#x202f;?</translation>
    </message>
</context>
<context>
    <name>AnswerDialog</name>
    <message>
        <source>Send this answer?</source>
        <translation>Envoyer cette réponse&#x202f;?</translation>
    </message>
    <message>
        <source>Send this answer to {name}?</source>
        <translation>Envoyer cette réponse à {name}&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Back to the answer</source>
        <translation>&amp;Revenir à la réponse</translation>
    </message>
    <message>
        <source>&amp;Send {sms}</source>
        <translation>&amp;Envoyer {sms}</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La réponse</translation>
    </message>
    <message>
        <source>{n} at OVHcloud&apos;s price abroad</source>
        <translation>{n} au tarif d’OVHcloud à l’étranger</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Solde après l’envoi</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Expéditeur</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>not advertising: no STOP line, at any hour</source>
        <translation>non publicitaire&#xa0;: sans mention STOP, à toute heure</translation>
    </message>
</context>
<context>
    <name>AnswerTexts</name>
    <message>
        <source>Te&amp;xts</source>
        <translation>&amp;Textes</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>Textes enregistrés</translation>
    </message>
    <message>
        <source>Texts you use again and again</source>
        <translation>Textes que vous réutilisez souvent</translation>
    </message>
    <message>
        <source>The saved texts have fields in them: those are filled in on the page “Compose” only.</source>
        <translation>Les textes enregistrés contiennent des champs&#xa0;: ils ne se remplissent qu’à la page «&#x202f;Écrire&#x202f;».</translation>
    </message>
    <message>
        <source>No text was saved yet: the page “Compose” saves them.</source>
        <translation>Aucun texte enregistré pour l’instant&#xa0;: ils s’enregistrent à la page «&#x202f;Écrire&#x202f;».</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>✗ Something changed while you were confirming. Nothing was sent: please look again.</source>
        <translation>✗ Quelque chose a changé pendant votre confirmation. Rien n’a été envoyé&#xa0;: vérifiez à nouveau.</translation>
    </message>
    <message>
        <source>✓ Nothing was sent. The answer stands in its own conversation again.</source>
        <translation>✓ Rien n’a été envoyé. La réponse se trouve de nouveau dans sa conversation.</translation>
    </message>
    <message>
        <source>✓ Nothing was sent. The answer stands before what you wrote since.</source>
        <translation>✓ Rien n’a été envoyé. La réponse est revenue, placée avant ce que vous avez écrit depuis.</translation>
    </message>
    <message>
        <source>✗ Nothing was sent, and your answer still stands here. {problem}</source>
        <translation>✗ Rien n’a été envoyé, et votre réponse est toujours ici. {problem}</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The data folder does not answer: {folder}. It may be on a share or a stick that hangs. Nothing was opened and nothing was sent: try again when it can be reached, or start with another folder.</source>
        <translation>Le dossier des données ne répond pas&#xa0;: {folder}. Il se trouve peut-être sur un partage ou une clé qui ne répond plus. Rien n’a été ouvert et rien n’a été envoyé&#xa0;: réessayez quand il est accessible, ou démarrez avec un autre dossier.</translation>
    </message>
    <message>
        <source>The program is open already, but did not answer. Nothing was opened and nothing was sent: close it, or wait until it has closed, and try again.</source>
        <translation>Le programme est déjà ouvert, mais n’a pas répondu. Rien n’a été ouvert ni envoyé&#xa0;: fermez-le, ou attendez sa fermeture, puis recommencez.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
</context>
<context>
    <name>Characters</name>
    <message>
        <source>curly apostrophe</source>
        <translation>apostrophe courbe</translation>
    </message>
    <message>
        <source>opening curly apostrophe</source>
        <translation>apostrophe courbe ouvrante</translation>
    </message>
    <message>
        <source>reversed apostrophe</source>
        <translation>apostrophe inversée</translation>
    </message>
    <message>
        <source>letter apostrophe</source>
        <translation>apostrophe modificative</translation>
    </message>
    <message>
        <source>grave accent</source>
        <translation>accent grave</translation>
    </message>
    <message>
        <source>acute accent</source>
        <translation>accent aigu</translation>
    </message>
    <message>
        <source>prime</source>
        <translation>prime</translation>
    </message>
    <message>
        <source>low quote</source>
        <translation>guillemet simple bas</translation>
    </message>
    <message>
        <source>single guillemet</source>
        <translation>guillemet simple</translation>
    </message>
    <message>
        <source>opening curly quote</source>
        <translation>guillemet anglais ouvrant</translation>
    </message>
    <message>
        <source>closing curly quote</source>
        <translation>guillemet anglais fermant</translation>
    </message>
    <message>
        <source>low double quote</source>
        <translation>guillemet double bas</translation>
    </message>
    <message>
        <source>double prime</source>
        <translation>double prime</translation>
    </message>
    <message>
        <source>opening guillemet</source>
        <translation>guillemet ouvrant</translation>
    </message>
    <message>
        <source>closing guillemet</source>
        <translation>guillemet fermant</translation>
    </message>
    <message>
        <source>typographic hyphen</source>
        <translation>trait d’union typographique</translation>
    </message>
    <message>
        <source>non-breaking hyphen</source>
        <translation>trait d’union insécable</translation>
    </message>
    <message>
        <source>figure dash</source>
        <translation>tiret numérique</translation>
    </message>
    <message>
        <source>en dash</source>
        <translation>tiret court</translation>
    </message>
    <message>
        <source>em dash</source>
        <translation>tiret long</translation>
    </message>
    <message>
        <source>horizontal bar</source>
        <translation>barre horizontale</translation>
    </message>
    <message>
        <source>minus sign</source>
        <translation>signe moins</translation>
    </message>
    <message>
        <source>ellipsis</source>
        <translation>points de suspension</translation>
    </message>
    <message>
        <source>bullet</source>
        <translation>puce</translation>
    </message>
    <message>
        <source>middle dot</source>
        <translation>point médian</translation>
    </message>
    <message>
        <source>arrow</source>
        <translation>flèche</translation>
    </message>
    <message>
        <source>multiplication sign</source>
        <translation>signe multiplié</translation>
    </message>
    <message>
        <source>plus-minus sign</source>
        <translation>signe plus ou moins</translation>
    </message>
    <message>
        <source>less-or-equal sign</source>
        <translation>signe inférieur ou égal</translation>
    </message>
    <message>
        <source>greater-or-equal sign</source>
        <translation>signe supérieur ou égal</translation>
    </message>
    <message>
        <source>fraction slash</source>
        <translation>barre de fraction</translation>
    </message>
    <message>
        <source>superscript 2</source>
        <translation>exposant 2</translation>
    </message>
    <message>
        <source>superscript 3</source>
        <translation>exposant 3</translation>
    </message>
    <message>
        <source>degree sign</source>
        <translation>signe degré</translation>
    </message>
    <message>
        <source>numero sign</source>
        <translation>symbole numéro</translation>
    </message>
    <message>
        <source>micro sign</source>
        <translation>symbole micro</translation>
    </message>
    <message>
        <source>copyright sign</source>
        <translation>symbole copyright</translation>
    </message>
    <message>
        <source>registered sign</source>
        <translation>symbole marque déposée</translation>
    </message>
    <message>
        <source>trade mark sign</source>
        <translation>symbole marque</translation>
    </message>
    <message>
        <source>ligature œ</source>
        <translation>e dans l’o</translation>
    </message>
    <message>
        <source>ligature Œ</source>
        <translation>E dans l’O</translation>
    </message>
    <message>
        <source>capital ß</source>
        <translation>ß majuscule</translation>
    </message>
    <message>
        <source>l with stroke</source>
        <translation>l barré</translation>
    </message>
    <message>
        <source>capital l with stroke</source>
        <translation>L barré</translation>
    </message>
    <message>
        <source>d with stroke</source>
        <translation>d barré</translation>
    </message>
    <message>
        <source>capital d with stroke</source>
        <translation>D barré</translation>
    </message>
    <message>
        <source>eth</source>
        <translation>eth</translation>
    </message>
    <message>
        <source>capital eth</source>
        <translation>eth majuscule</translation>
    </message>
    <message>
        <source>thorn</source>
        <translation>thorn</translation>
    </message>
    <message>
        <source>capital thorn</source>
        <translation>thorn majuscule</translation>
    </message>
    <message>
        <source>dotless i</source>
        <translation>i sans point</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulation</translation>
    </message>
    <message>
        <source>non-breaking space</source>
        <translation>espace insécable</translation>
    </message>
    <message>
        <source>narrow non-breaking space</source>
        <translation>espace fine insécable</translation>
    </message>
    <message>
        <source>line separator</source>
        <translation>saut de ligne spécial</translation>
    </message>
    <message>
        <source>paragraph separator</source>
        <translation>saut de paragraphe</translation>
    </message>
    <message>
        <source>soft hyphen</source>
        <translation>trait d’union conditionnel</translation>
    </message>
    <message>
        <source>zero-width space</source>
        <translation>espace invisible</translation>
    </message>
    <message>
        <source>zero-width non-joiner</source>
        <translation>séparateur invisible</translation>
    </message>
    <message>
        <source>zero-width joiner</source>
        <translation>liant invisible</translation>
    </message>
    <message>
        <source>word joiner</source>
        <translation>liant de mots invisible</translation>
    </message>
    <message>
        <source>byte order mark</source>
        <translation>marque d’ordre des octets</translation>
    </message>
    <message>
        <source>text direction mark</source>
        <translation>marque de sens d’écriture</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>drapeau</translation>
    </message>
    <message>
        <source>emoji</source>
        <translation>émoji</translation>
    </message>
    <message>
        <source>half a character</source>
        <translation>moitié de caractère</translation>
    </message>
    <message>
        <source>control character</source>
        <translation>caractère de contrôle</translation>
    </message>
    <message>
        <source>NUL</source>
        <translation>caractère nul</translation>
    </message>
    <message>
        <source>bell</source>
        <translation>signal sonore</translation>
    </message>
    <message>
        <source>backspace</source>
        <translation>retour arrière</translation>
    </message>
    <message>
        <source>escape</source>
        <translation>échappement</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>suppression</translation>
    </message>
    <message>
        <source>grave</source>
        <translation>accent grave</translation>
    </message>
    <message>
        <source>acute</source>
        <translation>accent aigu</translation>
    </message>
    <message>
        <source>circumflex</source>
        <translation>accent circonflexe</translation>
    </message>
    <message>
        <source>tilde</source>
        <translation>tilde</translation>
    </message>
    <message>
        <source>diaeresis</source>
        <translation>tréma</translation>
    </message>
    <message>
        <source>cedilla</source>
        <translation>cédille</translation>
    </message>
    <message>
        <source>caron</source>
        <translation>caron</translation>
    </message>
    <message>
        <source>macron</source>
        <translation>macron</translation>
    </message>
    <message>
        <source>breve</source>
        <translation>brève</translation>
    </message>
    <message>
        <source>ogonek</source>
        <translation>ogonek</translation>
    </message>
    <message>
        <source>ring above</source>
        <translation>rond en chef</translation>
    </message>
    <message>
        <source>dot above</source>
        <translation>point en haut</translation>
    </message>
    <message>
        <source>dot below</source>
        <translation>point en bas</translation>
    </message>
    <message>
        <source>double acute</source>
        <translation>double accent aigu</translation>
    </message>
    <message>
        <source>comma below</source>
        <translation>virgule souscrite</translation>
    </message>
    <message>
        <source>stroke</source>
        <translation>barré</translation>
    </message>
    <message>
        <source>horn</source>
        <translation>corne</translation>
    </message>
    <message>
        <source>hook above</source>
        <translation>crochet</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>signe</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>lettre</translation>
    </message>
    <message>
        <source>emoji or symbol</source>
        <translation>émoji ou symbole</translation>
    </message>
    <message>
        <source>space</source>
        <translation>espace</translation>
    </message>
    <message>
        <source>{letter} in two pieces</source>
        <translation>{letter} en deux morceaux</translation>
    </message>
    <message>
        <source>keycap {sign}</source>
        <translation>touche {sign}</translation>
    </message>
    <message>
        <source>{letter} with {mark}</source>
        <translation>{letter} {mark}</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <source>Column with the numbers</source>
        <translation>Colonne des numéros</translation>
    </message>
    <message>
        <source>Other columns with numbers</source>
        <translation>Autres colonnes de numéros</translation>
    </message>
    <message>
        <source>Of several numbers in a row</source>
        <translation>Plusieurs numéros sur une ligne</translation>
    </message>
    <message>
        <source>Column with the name</source>
        <translation>Colonne du nom</translation>
    </message>
    <message>
        <source>A second column of the name</source>
        <translation>Deuxième colonne du nom</translation>
    </message>
    <message>
        <source>Row that names the columns</source>
        <translation>Ligne des titres de colonnes</translation>
    </message>
    <message>
        <source>Column with the country or the dialling code of the number</source>
        <translation>Colonne du pays ou de l’indicatif du numéro</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Feuille</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Jeu de caractères</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Séparateur</translation>
    </message>
    <message>
        <source>One for each person, a mobile first</source>
        <translation>Un seul par personne, de préférence un mobile</translation>
    </message>
    <message>
        <source>Each is a person of its own</source>
        <translation>Chacun est une personne</translation>
    </message>
    <message>
        <source>Nu&amp;mber:</source>
        <translation>Nu&amp;méro&#xa0;:</translation>
    </message>
    <message>
        <source>Se&amp;veral numbers:</source>
        <translation>Pl&amp;usieurs numéros&#xa0;:</translation>
    </message>
    <message>
        <source>N&amp;ame:</source>
        <translation>&amp;Nom&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Column names:</source>
        <translation>&amp;Titres des colonnes&#xa0;:</translation>
    </message>
    <message>
        <source>Countr&amp;y:</source>
        <translation>Pa&amp;ys&#xa0;:</translation>
    </message>
    <message>
        <source>S&amp;heet:</source>
        <translation>&amp;Feuille&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Encoding:</source>
        <translation>Jeu de &amp;caractères&#xa0;:</translation>
    </message>
    <message>
        <source>Se&amp;parator:</source>
        <translation>&amp;Séparateur&#xa0;:</translation>
    </message>
    <message>
        <source>no column</source>
        <translation>aucune colonne</translation>
    </message>
    <message>
        <source>None: every row is somebody</source>
        <translation>Aucune&#xa0;: chaque ligne est une personne</translation>
    </message>
    <message>
        <source>Row {number}: {cells}</source>
        <translation>Ligne {number}&#xa0;: {cells}</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>&amp;Close all the same</source>
        <translation>&amp;Fermer quand même</translation>
    </message>
    <message>
        <source>Not sent to yet: {people}.</source>
        <translation>Pas encore envoyé&#xa0;: {people}.</translation>
    </message>
    <message>
        <source>If you close now, they get nothing until you start the program again and say so.</source>
        <translation>Si vous fermez maintenant, rien ne part tant que vous n’avez pas rouvert le programme et donné votre accord.</translation>
    </message>
    <message>
        <source>&amp;Keep open</source>
        <translation>&amp;Laisser ouvert</translation>
    </message>
    <message>
        <source>The demonstration keeps nothing.</source>
        <translation>La démonstration ne garde rien.</translation>
    </message>
    <message>
        <source>If you close now, what you wrote here is lost.</source>
        <translation>Si vous fermez maintenant, ce que vous avez écrit ici est perdu.</translation>
    </message>
    <message>
        <source>What you did last is still being written down. The window closes by itself after that.</source>
        <translation>Ce que vous venez de faire est en cours d’enregistrement. La fenêtre se ferme d’elle-même ensuite.</translation>
    </message>
    <message>
        <source>The list is still being added. The window closes by itself as soon as all of it is there and kept.</source>
        <translation>La liste est encore en cours d’ajout. La fenêtre se ferme d’elle-même dès que tout y est et que tout est enregistré.</translation>
    </message>
    <message>
        <source>The window closes in a moment</source>
        <translation>La fenêtre va se fermer dans un instant</translation>
    </message>
    <message>
        <source>As long as it stays open, it leaves at its time. {key} takes it back.</source>
        <translation>Tant que le programme reste ouvert, l’envoi part à son heure. {key} l’annule.</translation>
    </message>
    <message>
        <source>That waits for your word. If you close now, it waits on.</source>
        <translation>Cela attend votre accord. Si vous fermez maintenant, cela continue d’attendre.</translation>
    </message>
    <message>
        <source>It has left meanwhile.</source>
        <translation>C’est parti entre-temps.</translation>
    </message>
    <message>
        <source>Nothing of it waits here any more.</source>
        <translation>Plus rien n’en attend ici.</translation>
    </message>
    <message>
        <source>The outbox shows what became of it. The window can be closed.</source>
        <translation>Les Envois montrent ce qu’il en est advenu. Vous pouvez fermer.</translation>
    </message>
    <message>
        <source>What you wrote last could not be kept.</source>
        <translation>Ce que vous avez écrit en dernier n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <source>{why} If you close now, it is lost.</source>
        <translation>{why} Si vous fermez maintenant, ce sera perdu.</translation>
    </message>
</context>
<context>
    <name>Complaints</name>
    <message>
        <source>This is no sms: link.</source>
        <translation>Ce n’est pas un lien «&#x202f;sms:&#x202f;».</translation>
    </message>
    <message>
        <source>In this sms: link “{where}” stands where a phone number should. Nothing was opened.</source>
        <translation>Dans ce lien «&#x202f;sms:&#x202f;», «&#x202f;{where}&#x202f;» occupe la place d’un numéro de téléphone. Rien n’a été ouvert.</translation>
    </message>
    <message>
        <source>This sms: link is damaged: its %XX codes are no UTF-8 text. Nothing was opened.</source>
        <translation>Ce lien «&#x202f;sms:&#x202f;» est abîmé&#xa0;: ses codes %XX ne forment pas un texte. Rien n’a été ouvert.</translation>
    </message>
    <message>
        <source>The text in this sms: link is longer than any SMS can be. Nothing was opened.</source>
        <translation>Le texte de ce lien «&#x202f;sms:&#x202f;» est trop long pour un SMS. Rien n’a été ouvert.</translation>
    </message>
    <message>
        <source>“{where}” is the address of no file. Nothing was opened.</source>
        <translation>«&#x202f;{where}&#x202f;» n’est l’adresse d’aucun fichier. Rien n’a été ouvert.</translation>
    </message>
    <message>
        <source>There is no file “{name}”. Give an sms: link such as sms:+33639980012?body=Bonjour, or a text file of phone numbers.</source>
        <translation>Le fichier «&#x202f;{name}&#x202f;» n’existe pas. Indiquez un lien tel que sms:+33639980012?body=Bonjour, ou un fichier texte de numéros de téléphone.</translation>
    </message>
    <message>
        <source>The file “{name}” cannot be read: {reason}.</source>
        <translation>Le fichier «&#x202f;{name}&#x202f;» ne peut pas être lu&#xa0;: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” is no usable name of a file.</source>
        <translation>«&#x202f;{name}&#x202f;» ne peut pas être un nom de fichier.</translation>
    </message>
    <message>
        <source>The file “{name}” is larger than 20 MB. Split it, or import it in the window.</source>
        <translation>Le fichier «&#x202f;{name}&#x202f;» dépasse 20&#xa0;Mo. Partagez-le, ou importez-le dans la fenêtre.</translation>
    </message>
    <message>
        <source>“{name}” is no text file. Save it as text, one phone number on each line.</source>
        <translation>«&#x202f;{name}&#x202f;» n’est pas un fichier texte. Enregistrez-le comme texte, un numéro de téléphone par ligne.</translation>
    </message>
    <message>
        <source>incomplete: {names} missing for the endpoint that is set</source>
        <translation>incomplet&#xa0;: il manque {names} pour la plateforme indiquée</translation>
    </message>
    <message>
        <source>{path} can be changed by others than you (chmod 600 mends it)</source>
        <translation>{path} peut être modifié par d’autres que vous (chmod 600 y remédie)</translation>
    </message>
    <message>
        <source>{path} makes no sense ({error})</source>
        <translation>{path} n’a pas de sens ({error})</translation>
    </message>
    <message>
        <source>{label} has no SMS: OVHcloud offers it on its European platform only.</source>
        <translation>{label} ne propose pas de SMS&#xa0;: OVHcloud ne les offre que sur sa plateforme européenne.</translation>
    </message>
    <message>
        <source>“{text}” is neither a known endpoint, such as ovh-eu, nor a full address.</source>
        <translation>«&#x202f;{text}&#x202f;» n’est ni une plateforme connue, telle que ovh-eu, ni une adresse complète.</translation>
    </message>
    <message>
        <source>An address has no spaces.</source>
        <translation>Une adresse ne contient pas d’espace.</translation>
    </message>
    <message>
        <source>The address has a host or a port that cannot be.</source>
        <translation>Le serveur ou le port de l’adresse est impossible.</translation>
    </message>
    <message>
        <source>“{text}” is no web address.</source>
        <translation>«&#x202f;{text}&#x202f;» n’est pas une adresse web.</translation>
    </message>
    <message>
        <source>An endpoint is an address alone, without password, “?” or “#”.</source>
        <translation>L’adresse d’une plateforme s’écrit seule, sans mot de passe, sans «&#x202f;?&#x202f;» ni «&#x202f;#&#x202f;».</translation>
    </message>
    <message>
        <source>Only https is safe: plain http is for this computer itself (127.0.0.1).</source>
        <translation>Seul https est sûr&#xa0;: http sans chiffrement ne convient qu’à cet ordinateur lui-même (127.0.0.1).</translation>
    </message>
    <message>
        <source>Other users of this computer can look into {folder}: take a folder of its own for this program.</source>
        <translation>D’autres utilisateurs de cet ordinateur peuvent lire {folder}&#xa0;: choisissez un dossier réservé à ce programme.</translation>
    </message>
    <message>
        <source>⚠ Other users of this computer can change what lies in {folder}, and so to whom and through whom this program sends: take a folder of its own for it.</source>
        <translation>⚠ D’autres utilisateurs de cet ordinateur peuvent modifier le contenu de {folder}, et donc les destinataires et le compte de vos envois&#xa0;: choisissez un dossier réservé à ce programme.</translation>
    </message>
    <message>
        <source>its file, ovh.conf, does not answer</source>
        <translation>son fichier, ovh.conf, ne répond pas</translation>
    </message>
    <message>
        <source>The account of the environment is not used: {why}</source>
        <translation>Le compte de l’environnement n’est pas utilisé&#xa0;: {why}</translation>
    </message>
    <message>
        <source>No log is written: its file cannot be opened.</source>
        <translation>Aucun journal n’est tenu&#xa0;: son fichier ne s’ouvre pas.</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Draft kept</source>
        <translation>Brouillon enregistré</translation>
    </message>
    <message>
        <source>Kept until you quit</source>
        <translation>Gardé jusqu’à la fermeture</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Nouveau message</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>Nou&amp;veau</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Parts of the message</source>
        <translation>Parties du message</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Destinataires</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Message</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>Aperç&amp;u</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Text saved: {name}</source>
        <translation>Texte enregistré&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{n} receiver removed, and what was still being read</source>
        <translation>{n} destinataire retiré, et ce qui restait à lire</translation>
    </message>
    <message>
        <source>{n} receivers removed, and what was still being read</source>
        <translation>{n} destinataires retirés, et ce qui restait à lire</translation>
    </message>
    <message>
        <source>{n} receiver removed</source>
        <translation>{n} destinataire retiré</translation>
    </message>
    <message>
        <source>{n} receivers removed</source>
        <translation>{n} destinataires retirés</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Remettre</translation>
    </message>
</context>
<context>
    <name>ComposeState</name>
    <message>
        <source>Nothing was sent: what stands in the box of numbers is no whole number. Complete it, or press Enter there to see it in the list.</source>
        <translation>Rien n’a été envoyé&#xa0;: la case des numéros contient un numéro incomplet. Complétez-le, ou appuyez-y sur Entrée pour le voir dans la liste.</translation>
    </message>
    <message>
        <source>What stood in the box of numbers was added to the list. Look at it, then send once more.</source>
        <translation>Le contenu de la case des numéros a été ajouté à la liste. Vérifiez-le, puis envoyez à nouveau.</translation>
    </message>
    <message>
        <source>The time for which it was scheduled is too close by now. Nothing was sent: choose another.</source>
        <translation>L’heure programmée est maintenant trop proche. Rien n’a été envoyé&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The hours for advertising end before it would leave. Nothing was sent: choose another time, or say that it is not advertising.</source>
        <translation>Les horaires autorisés pour la publicité se terminent avant son départ. Rien n’a été envoyé&#xa0;: choisissez une autre heure, ou déclarez qu’il n’est pas publicitaire.</translation>
    </message>
    <message>
        <source>Something changed while you were confirming. Nothing was sent: please look again.</source>
        <translation>Quelque chose a changé pendant votre confirmation. Rien n’a été envoyé&#xa0;: vérifiez à nouveau.</translation>
    </message>
    <message>
        <source>{problem} Nothing was sent, and nothing you typed is lost.</source>
        <translation>{problem} Rien n’a été envoyé, et rien de ce que vous avez écrit n’est perdu.</translation>
    </message>
</context>
<context>
    <name>Composition</name>
    <message>
        <source>These keys cannot list the account&apos;s senders: type the name exactly as OVHcloud validated it.</source>
        <translation>Ces clés ne donnent pas la liste des expéditeurs du compte&#xa0;: tapez le nom exactement comme OVHcloud l’a validé.</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>saisi</translation>
    </message>
    <message>
        <source>pasted</source>
        <translation>collé</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Send this message?</source>
        <translation>Envoyer ce message&#x202f;?</translation>
    </message>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>Time to &amp;undo:</source>
        <translation>Temps pour ann&amp;uler&#xa0;:</translation>
    </message>
    <message>
        <source>Schedule for {when}</source>
        <translation>Programmer pour {when}</translation>
    </message>
    <message>
        <source>Send {sms} to {people}?</source>
        <translation>Envoyer {sms} à {people}&#x202f;?</translation>
    </message>
    <message>
        <source>Send {sms} to {people}</source>
        <translation>Envoyer {sms} à {people}</translation>
    </message>
    <message>
        <source>a short number; people can reply</source>
        <translation>numéro court&#x202f;; on peut y répondre</translation>
    </message>
    <message>
        <source>in {n} s (until then you can take it back)</source>
        <translation>dans {n}&#xa0;s (jusque-là, vous pouvez l’annuler)</translation>
    </message>
    <message>
        <source>{least} to {most}</source>
        <translation>de {least} à {most}</translation>
    </message>
    <message>
        <source>, and {n} abroad at OVHcloud&apos;s price there</source>
        <translation> et {n} à l’étranger, au tarif d’OVHcloud pour ces pays</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Expéditeur</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Each message</source>
        <translation>Chaque message</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Schedule this message?</source>
        <translation>Programmer ce message&#x202f;?</translation>
    </message>
    <message>
        <source>This is exactly what will leave. Nothing is sent yet.</source>
        <translation>Voici exactement ce qui va partir. Rien n’est encore envoyé.</translation>
    </message>
    <message>
        <source>Previous receiver</source>
        <translation>Destinataire précédent</translation>
    </message>
    <message>
        <source>Next receiver</source>
        <translation>Destinataire suivant</translation>
    </message>
    <message>
        <source>&amp;Back to the message</source>
        <translation>&amp;Revenir au message</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>The message, and how it is sent</source>
        <translation>Le message et la façon dont il est envoyé</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Solde</translation>
    </message>
    <message>
        <source>Still waiting</source>
        <translation>Encore en attente</translation>
    </message>
    <message>
        <source>Balance after</source>
        <translation>Solde après l’envoi</translation>
    </message>
    <message>
        <source>Balance after, at least</source>
        <translation>Solde après l’envoi, au moins</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>&amp;Type {n} to confirm</source>
        <translation>&amp;Tapez {n} pour confirmer</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} sur {all}</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>prix inconnu</translation>
    </message>
    <message>
        <source>Schedule {sms} for {when}?</source>
        <translation>Programmer {sms} pour {when}&#x202f;?</translation>
    </message>
    <message>
        <source>not advertising, as you state: no STOP line, at any hour. The time and your user name are kept with it.</source>
        <translation>non publicitaire, selon votre déclaration&#xa0;: sans mention STOP, à toute heure. L’heure et votre nom d’utilisateur sont conservés.</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Remplace</translation>
    </message>
    <message>
        <source>{leaves}; held by OVHcloud until {when}</source>
        <translation>{leaves}&#x202f;; retenu par OVHcloud jusqu’à {when}</translation>
    </message>
    <message>
        <source>Replace the scheduled message?</source>
        <translation>Remplacer le message programmé&#x202f;?</translation>
    </message>
    <message>
        <source>Replace the message scheduled for {when}?</source>
        <translation>Remplacer le message programmé pour {when}&#x202f;?</translation>
    </message>
    <message>
        <source>OVHcloud cancels the earlier message first, then this one takes its place. Nothing is done yet.</source>
        <translation>OVHcloud annule d’abord l’ancien message, puis celui-ci prend sa place. Rien n’est encore fait.</translation>
    </message>
    <message>
        <source>Replace: leaves {when}</source>
        <translation>Remplacer&#xa0;: départ {when}</translation>
    </message>
    <message>
        <source>Send again: {sms} to {people}</source>
        <translation>Envoyer de nouveau {sms} à {people}</translation>
    </message>
    <message>
        <source>Replace: send {sms} to {people}</source>
        <translation>Remplacer&#xa0;: envoyer {sms} à {people}</translation>
    </message>
    <message>
        <source>at once, without time to take it back</source>
        <translation>tout de suite, sans pouvoir l’annuler</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>the message scheduled for {when}: OVHcloud cancels it first, for everybody who was to get it. Who it can no longer be cancelled for keeps it, and does not get this one. Whether its credits come back is not known: you may pay for both.</source>
        <translation>le message programmé pour {when}&#xa0;: OVHcloud l’annule d’abord, pour toutes les personnes qui devaient le recevoir. Celles pour qui il ne peut plus être annulé le gardent et ne reçoivent pas celui-ci. On ne sait pas si ses crédits sont rendus&#xa0;: vous payez peut-être les deux.</translation>
    </message>
    <message>
        <source>advertising: OVHcloud holds it outside 8 to 20 h, Monday to Saturday</source>
        <translation>publicitaire&#xa0;: OVHcloud le retient hors des horaires autorisés, de 8&#xa0;h à 20&#xa0;h du lundi au samedi</translation>
    </message>
</context>
<context>
    <name>ConfirmPeople</name>
    <message>
        <source>landline</source>
        <translation>ligne fixe</translation>
    </message>
    <message>
        <source>Search the {n}</source>
        <translation>Chercher parmi les {n}</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Qui le reçoit</translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Write to them again?</source>
        <translation>Écrire de nouveau&#x202f;?</translation>
    </message>
    <message>
        <source>Write to {who} again?</source>
        <translation>Écrire de nouveau à {who}&#x202f;?</translation>
    </message>
    <message>
        <source>Whoever answered STOP may be written to only after asking for it anew. What you state here is kept, with the time and your name on this computer.</source>
        <translation>À qui a répondu STOP, on ne peut écrire qu’après une nouvelle demande de sa part. Ce que vous déclarez ici est conservé, avec l’heure et votre nom sur cet ordinateur.</translation>
    </message>
    <message>
        <source>&amp;When and how did they ask for it?</source>
        <translation>&amp;Quand et comment l’a-t-on demandé&#x202f;?</translation>
    </message>
    <message>
        <source>They &amp;want messages from us again</source>
        <translation>Cette personne veut de nou&amp;veau recevoir nos messages</translation>
    </message>
    <message>
        <source>&amp;Take off the list</source>
        <translation>&amp;Retirer de la liste</translation>
    </message>
    <message>
        <source>✗ State when and how they asked for it, such as “by phone on 3 March”.</source>
        <translation>✗ Dites quand et comment la demande a été faite, par exemple «&#x202f;au téléphone le 3 mars&#x202f;».</translation>
    </message>
    <message>
        <source>✗ Tick that they want messages from you again.</source>
        <translation>✗ Cochez que cette personne veut de nouveau recevoir vos messages.</translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>Change contact</source>
        <translation>Modifier le contact</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Ajouter un contact</translation>
    </message>
    <message>
        <source>First and last name, if left empty</source>
        <translation>Prénom et nom, si rien n’est saisi</translation>
    </message>
    <message>
        <source>city: Lyon</source>
        <translation>ville&#xa0;: Lyon</translation>
    </message>
    <message>
        <source>N&amp;umber</source>
        <translation>N&amp;uméro</translation>
    </message>
    <message>
        <source>&amp;First name</source>
        <translation>&amp;Prénom</translation>
    </message>
    <message>
        <source>&amp;Last name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Shown as</source>
        <translation>&amp;Affiché comme</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;ote</translation>
    </message>
    <message>
        <source>Other fi&amp;elds</source>
        <translation>Autres &amp;champs</translation>
    </message>
    <message>
        <source>One field a line, as name: text. “Insert a field” puts it into a message.</source>
        <translation>Un champ par ligne, sous la forme nom&#xa0;: texte. «&#x202f;Insérer un champ&#x202f;» le met dans un message.</translation>
    </message>
    <message>
        <source>S&amp;ave</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save this contact</source>
        <translation>Enregistrer ce contact</translation>
    </message>
    <message>
        <source>⚠ The text was too long: only its first {n} characters are here.</source>
        <translation>⚠ Le texte était trop long&#xa0;: seuls ses {n} premiers caractères sont ici.</translation>
    </message>
    <message>
        <source>✗ {words}: a contact needs a number that can receive an SMS.</source>
        <translation>✗ {words}&#xa0;: un contact a besoin d’un numéro qui peut recevoir un SMS.</translation>
    </message>
    <message>
        <source>✗ “{line}” is no field: write it as name: text.</source>
        <translation>✗ «&#x202f;{line}&#x202f;» n’est pas un champ&#xa0;: écrivez son nom, deux points, puis le texte.</translation>
    </message>
    <message>
        <source>✗ “{name}” has a box of its own: call the field otherwise.</source>
        <translation>✗ «&#x202f;{name}&#x202f;» a déjà sa propre case&#xa0;: donnez un autre nom au champ.</translation>
    </message>
    <message>
        <source>✗ “{name}” stands there twice: put both in one line.</source>
        <translation>✗ «&#x202f;{name}&#x202f;» apparaît deux fois&#xa0;: mettez tout sur une ligne.</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>✓ Added.</source>
        <translation>✓ Ajouté.</translation>
    </message>
    <message>
        <source>✓ Saved.</source>
        <translation>✓ Enregistré.</translation>
    </message>
    <message>
        <source>✓ Saved. They had opted out with the earlier number: the new one gets nothing either, until you opt it in.</source>
        <translation>✓ Enregistré. L’ancien numéro était marqué «&#x202f;ne plus écrire&#x202f;»&#xa0;: le nouveau ne reçoit rien non plus, tant que vous ne l’autorisez pas à nouveau.</translation>
    </message>
    <message>
        <source>✓ 1 contact removed. The outbox keeps what was sent.</source>
        <translation>✓ 1 contact retiré. La page «&#x202f;Envois&#x202f;» garde ce qui a été envoyé.</translation>
    </message>
    <message>
        <source>✓ {n} contacts removed. The outbox keeps what was sent.</source>
        <translation>✓ {n} contacts retirés. La page «&#x202f;Envois&#x202f;» garde ce qui a été envoyé.</translation>
    </message>
    <message>
        <source>✓ The group is called “{name}” now.</source>
        <translation>✓ Le groupe s’appelle maintenant «&#x202f;{name}&#x202f;».</translation>
    </message>
    <message>
        <source>✓ The group is gone; its people are still here.</source>
        <translation>✓ Le groupe est supprimé&#x202f;; ses contacts sont toujours là.</translation>
    </message>
    <message>
        <source>✓ 1 person put into “{name}”.</source>
        <translation>✓ 1 personne ajoutée à «&#x202f;{name}&#x202f;».</translation>
    </message>
    <message>
        <source>✓ {n} people put into “{name}”.</source>
        <translation>✓ {n} personnes ajoutées à «&#x202f;{name}&#x202f;».</translation>
    </message>
    <message>
        <source>✓ 1 person taken out of the group.</source>
        <translation>✓ 1 personne retirée du groupe.</translation>
    </message>
    <message>
        <source>✓ {n} people taken out of the group.</source>
        <translation>✓ {n} personnes retirées du groupe.</translation>
    </message>
    <message>
        <source>✓ 1 person opted out. What still waits for them is not sent, where it can be stopped.</source>
        <translation>✓ 1 personne est marquée «&#x202f;ne plus écrire&#x202f;». Ce qui attend encore pour elle n’est pas envoyé, là où cela peut être arrêté.</translation>
    </message>
    <message>
        <source>✓ {n} people opted out. What still waits for them is not sent, where it can be stopped.</source>
        <translation>✓ {n} personnes sont marquées «&#x202f;ne plus écrire&#x202f;». Ce qui attend encore pour elles n’est pas envoyé, là où cela peut être arrêté.</translation>
    </message>
    <message>
        <source>✓ 1 person may be written to again, unless OVHcloud has their STOP.</source>
        <translation>✓ Vous pouvez à nouveau écrire à 1 personne, sauf si OVHcloud a reçu son STOP.</translation>
    </message>
    <message>
        <source>✓ {n} people may be written to again, unless OVHcloud has their STOP.</source>
        <translation>✓ Vous pouvez à nouveau écrire à {n} personnes, sauf à celles dont OVHcloud a reçu le STOP.</translation>
    </message>
    <message>
        <source>✓ Erased. The outbox keeps the proof of 1 message without name and number.</source>
        <translation>✓ Effacé. La page «&#x202f;Envois&#x202f;» garde la preuve de 1 message, sans nom ni numéro.</translation>
    </message>
    <message>
        <source>✓ Erased. The outbox keeps the proof of {n} messages without name and number.</source>
        <translation>✓ Effacé. La page «&#x202f;Envois&#x202f;» garde la preuve de {n} messages, sans nom ni numéro.</translation>
    </message>
    <message>
        <source>1 person added</source>
        <translation>1 personne ajoutée</translation>
    </message>
    <message>
        <source>{n} people added</source>
        <translation>{n} personnes ajoutées</translation>
    </message>
    <message>
        <source>1 person brought up to date</source>
        <translation>1 personne mise à jour</translation>
    </message>
    <message>
        <source>{n} people brought up to date</source>
        <translation>{n} personnes mises à jour</translation>
    </message>
    <message>
        <source>1 person already there</source>
        <translation>1 personne déjà présente</translation>
    </message>
    <message>
        <source>{n} people already there</source>
        <translation>{n} personnes déjà présentes</translation>
    </message>
    <message>
        <source>1 more row with the number of one of them</source>
        <translation>1 autre ligne avec le numéro de l’une d’elles</translation>
    </message>
    <message>
        <source>{n} more rows with the numbers of some of them</source>
        <translation>{n} autres lignes avec le numéro de certaines d’entre elles</translation>
    </message>
    <message>
        <source>Stopped: 1 person of the file was left out; import it again for them.</source>
        <translation>Arrêté&#xa0;: 1 personne du fichier n’a pas été ajoutée&#x202f;; importez-le à nouveau pour l’ajouter.</translation>
    </message>
    <message>
        <source>Stopped: {n} people of the file were left out; import it again for them.</source>
        <translation>Arrêté&#xa0;: {n} personnes du fichier n’ont pas été ajoutées&#x202f;; importez-le à nouveau pour les ajouter.</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (*.csv)</source>
        <translation>Tableau pour tableur (*.csv)</translation>
    </message>
    <message>
        <source>✓ {people} written to {path}, as a table for a spreadsheet.</source>
        <translation>✓ {people}&#xa0;: tableau enregistré dans {path}.</translation>
    </message>
    <message>
        <source>vCards for a phone or an address book (*.vcf)</source>
        <translation>Cartes de visite pour téléphone ou carnet d’adresses (*.vcf)</translation>
    </message>
    <message>
        <source>✓ {people} written to {path}, as vCards for a phone or an address book.</source>
        <translation>✓ {people}&#xa0;: cartes de visite enregistrées dans {path}.</translation>
    </message>
    <message>
        <source>1 of them opted out and gets nothing.</source>
        <translation>Parmi elles, 1 est marquée «&#x202f;ne plus écrire&#x202f;» et ne reçoit rien.</translation>
    </message>
    <message>
        <source>{n} of them opted out and get nothing.</source>
        <translation>Parmi elles, {n} sont marquées «&#x202f;ne plus écrire&#x202f;» et ne reçoivent rien.</translation>
    </message>
    <message>
        <source>✗ {names} has this number already. Change that contact, or type another number.</source>
        <translation>✗ Ce numéro est déjà celui de {names}. Modifiez ce contact, ou tapez un autre numéro.</translation>
    </message>
    <message>
        <source>✗ There is a group “{names}” already. Choose another name.</source>
        <translation>✗ Il y a déjà un groupe «&#x202f;{names}&#x202f;». Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>✗ The group needs a name.</source>
        <translation>✗ Le groupe a besoin d’un nom.</translation>
    </message>
    <message>
        <source>✗ It was removed meanwhile: nothing was changed.</source>
        <translation>✗ L’élément a été retiré entre-temps&#xa0;: rien n’a changé.</translation>
    </message>
    <message>
        <source>✗ The list has changed meanwhile: nothing was done. Please choose again.</source>
        <translation>✗ La liste a changé entre-temps&#xa0;: rien n’a été fait. Choisissez à nouveau.</translation>
    </message>
    <message>
        <source>✗ Nobody was erased: a message to {names} still waits or is in doubt. Cancel or decide it in the outbox, then erase.</source>
        <translation>✗ Personne n’a été effacé&#xa0;: un message à {names} est encore en attente ou incertain. Annulez-le ou décidez-en sur la page «&#x202f;Envois&#x202f;», puis effacez.</translation>
    </message>
    <message>
        <source>nobody added</source>
        <translation>personne n’a été ajouté</translation>
    </message>
    <message>
        <source>✓ {file}: {said}.</source>
        <translation>✓ {file}&#xa0;: {said}.</translation>
    </message>
    <message>
        <source>⚠ Other names than before: {names}.</source>
        <translation>⚠ Noms différents de ceux d’avant&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{name} (not {other})</source>
        <translation>{name} (et non {other})</translation>
    </message>
    <message>
        <source>⚠ The same number under several names, of which the first is kept: {names}.</source>
        <translation>⚠ Le même numéro figure sous plusieurs noms, le premier est gardé&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>✓ Erased.</source>
        <translation>✓ Effacé.</translation>
    </message>
    <message>
        <source>The last remains in the data file go at the next start.</source>
        <translation>Les dernières traces dans le fichier de données partiront au prochain démarrage.</translation>
    </message>
    <message>
        <source>⚠ The number still stands in what is noted about {names}: open these contacts and take it out.</source>
        <translation>⚠ Le numéro figure encore dans ce qui est noté sur {names}&#xa0;: ouvrez ces contacts et retirez-le.</translation>
    </message>
    <message>
        <source>Nobody fits “{words}”.</source>
        <translation>Personne ne correspond à «&#x202f;{words}&#x202f;».</translation>
    </message>
    <message>
        <source>Try fewer letters or a part of the number, or look under All.</source>
        <translation>Essayez moins de lettres ou une partie du numéro, ou cherchez sous «&#x202f;Tous&#x202f;».</translation>
    </message>
    <message>
        <source>Nobody opted out here.</source>
        <translation>Personne n’est marqué «&#x202f;ne plus écrire&#x202f;».</translation>
    </message>
    <message>
        <source>Who asks you not to write any more: choose them under All and press “Opt out…”. Who answers STOP is kept by OVHcloud.</source>
        <translation>Si quelqu’un ne veut plus de vos messages, choisissez-le sous «&#x202f;Tous&#x202f;» et cliquez sur «&#x202f;Ne plus écrire…&#x202f;». Les réponses STOP sont conservées par OVHcloud.</translation>
    </message>
    <message>
        <source>Nobody in this group yet.</source>
        <translation>Personne dans ce groupe pour l’instant.</translation>
    </message>
    <message>
        <source>Choose people under All and press “Group…”.</source>
        <translation>Choisissez des personnes sous «&#x202f;Tous&#x202f;» et cliquez sur «&#x202f;Groupe…&#x202f;».</translation>
    </message>
    <message>
        <source>No contacts yet.</source>
        <translation>Aucun contact pour l’instant.</translation>
    </message>
    <message>
        <source>Press “Add…” for one person, or “Import…” for a whole file.</source>
        <translation>Cliquez sur «&#x202f;Ajouter…&#x202f;» pour une personne, ou sur «&#x202f;Importer…&#x202f;» pour tout un fichier.</translation>
    </message>
    <message>
        <source>{names} and {people} more</source>
        <translation>{names} et {people} de plus</translation>
    </message>
    <message>
        <source>⊘ opted out</source>
        <translation>⊘ ne plus écrire</translation>
    </message>
</context>
<context>
    <name>ContactsModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>Find a contact by name, number or any other field</source>
        <translation>Chercher un contact par son nom, son numéro ou tout autre champ</translation>
    </message>
    <message>
        <source>Name, number, note…</source>
        <translation>Nom, numéro, note…</translation>
    </message>
    <message>
        <source>A&amp;dd…</source>
        <translation>&amp;Ajouter…</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Ajouter un contact</translation>
    </message>
    <message>
        <source>Find a contact (Ctrl+F)</source>
        <translation>Chercher un contact (Ctrl+F)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <source>Change the chosen contact</source>
        <translation>Modifier le contact choisi</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Échanges</translation>
    </message>
    <message>
        <source>Messages: everything sent to the chosen person, and what they answered (Ctrl+I)</source>
        <translation>Échanges&#xa0;: tout ce qui a été envoyé à cette personne, et ses réponses (Ctrl+I)</translation>
    </message>
    <message>
        <source>&amp;Group…</source>
        <translation>&amp;Groupe…</translation>
    </message>
    <message>
        <source>Put the chosen people into a group, or take them out</source>
        <translation>Mettre les personnes choisies dans un groupe, ou les en retirer</translation>
    </message>
    <message>
        <source>&amp;Opt out…</source>
        <translation>&amp;Ne plus écrire…</translation>
    </message>
    <message>
        <source>Opt out… the chosen people: write to them no more</source>
        <translation>Ne plus écrire…&#xa0;: aucun message ne part plus vers les personnes choisies</translation>
    </message>
    <message>
        <source>The chosen people may be written to again</source>
        <translation>Autoriser à nouveau les messages aux personnes choisies</translation>
    </message>
    <message>
        <source>O&amp;pt in…</source>
        <translation>A&amp;utoriser à nouveau…</translation>
    </message>
    <message>
        <source>E&amp;rase…</source>
        <translation>Efface&amp;r…</translation>
    </message>
    <message>
        <source>Erase the chosen people, or remove them</source>
        <translation>Effacer les personnes choisies, ou les retirer</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Add the people of a file</source>
        <translation>Importer les personnes d’un fichier</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <source>Write the people shown into a file: a table or vCards</source>
        <translation>Exporter les personnes affichées dans un fichier&#xa0;: tableau ou cartes de visite</translation>
    </message>
    <message>
        <source>S&amp;top adding</source>
        <translation>Arrê&amp;ter l’ajout</translation>
    </message>
    <message>
        <source>Add no more of the file; who was added stays</source>
        <translation>Arrêter l’ajout&#x202f;; qui a été ajouté reste</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Everything about this person</source>
        <translation>Tout ce qui concerne cette personne</translation>
    </message>
    <message>
        <source>Tables and address books ({kinds})</source>
        <translation>Tableaux et carnets d’adresses ({kinds})</translation>
    </message>
    <message>
        <source>Choose one person in the list first.</source>
        <translation>Choisissez d’abord une personne dans la liste.</translation>
    </message>
    <message>
        <source>Choose people in the list first.</source>
        <translation>Choisissez d’abord des personnes dans la liste.</translation>
    </message>
    <message>
        <source>Choose fewer people: those who are erased are shown by name.</source>
        <translation>Choisissez moins de personnes&#xa0;: celles que l’on efface sont montrées par leur nom.</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>{n} choisie</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <comment>several</comment>
        <translation>{n} choisies</translation>
    </message>
    <message>
        <source>they are not written to</source>
        <translation>aucun message n’est envoyé</translation>
    </message>
    <message>
        <source>Add to &amp;message</source>
        <translation>Ajouter au m&amp;essage</translation>
    </message>
    <message>
        <source>Add all {n} to &amp;message</source>
        <translation>Ajouter les {n} au m&amp;essage</translation>
    </message>
    <message>
        <source>Add {people} to the message</source>
        <translation>Ajouter {people} au message</translation>
    </message>
    <message>
        <source>Who opted out is not written to.</source>
        <translation>Rien n’est envoyé à qui est marqué «&#x202f;ne plus écrire&#x202f;».</translation>
    </message>
    <message>
        <source>There is nobody to be added.</source>
        <translation>Il n’y a personne à ajouter.</translation>
    </message>
</context>
<context>
    <name>ContactsState</name>
    <message>
        <source>Erasing…</source>
        <translation>Effacement…</translation>
    </message>
    <message>
        <source>Adding… {n} of {people}</source>
        <translation>Ajout… {n} sur {people}</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>Écriture de {file}…</translation>
    </message>
    <message>
        <source>✓ On the message&apos;s list: {people}.</source>
        <translation>✓ Dans la liste du message&#xa0;: {people}.</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>contacts</translation>
    </message>
</context>
<context>
    <name>ContactsTable</name>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
</context>
<context>
    <name>ConversationsModel</name>
    <message>
        <source>Conversation</source>
        <translation>Conversation</translation>
    </message>
</context>
<context>
    <name>CopiedBubble</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tout sélectionner</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Take this notice away</source>
        <translation>Fermer cet avis</translation>
    </message>
</context>
<context>
    <name>CountdownBar</name>
    <message>
        <source>Undo the send</source>
        <translation>Annuler l’envoi</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>There is nothing to do: the operator tries for up to three days.</source>
        <translation>Il n’y a rien à faire&#xa0;: l’opérateur essaie pendant trois jours au plus.</translation>
    </message>
    <message>
        <source>Write again later, or ring them up.</source>
        <translation>Écrivez de nouveau plus tard, ou appelez.</translation>
    </message>
    <message>
        <source>Ring them up, or reach them in another way.</source>
        <translation>Appelez, ou joignez la personne autrement.</translation>
    </message>
    <message>
        <source>Ask them for another number.</source>
        <translation>Demandez un autre numéro.</translation>
    </message>
    <message>
        <source>Write it again in other words: without link or capitals, with your name and what it is about.</source>
        <translation>Écrivez-le autrement&#xa0;: sans lien ni majuscules, avec votre nom et l’objet du message.</translation>
    </message>
    <message>
        <source>Ask OVHcloud&apos;s support, which can see more.</source>
        <translation>Demandez à l’assistance d’OVHcloud, qui en voit plus.</translation>
    </message>
    <message>
        <source>It may have arrived: ask them before you write again.</source>
        <translation>Il est peut-être arrivé&#xa0;: renseignez-vous avant d’écrire de nouveau.</translation>
    </message>
    <message>
        <source>The phone is off or out of reach; the operator is trying again.</source>
        <translation>Le téléphone est éteint ou hors de portée&#x202f;; l’opérateur réessaie.</translation>
    </message>
    <message>
        <source>The operator has trouble and is trying again.</source>
        <translation>L’opérateur a une difficulté et réessaie.</translation>
    </message>
    <message>
        <source>The operator has it and delivers it.</source>
        <translation>L’opérateur l’a reçu et le remet.</translation>
    </message>
    <message>
        <source>The phone has received it.</source>
        <translation>Le téléphone l’a reçu.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <source>The operator could not deliver it, and gives no reason.</source>
        <translation>L’opérateur n’a pas pu remettre le message, sans en donner la raison.</translation>
    </message>
    <message>
        <source>Check the number, then write again.</source>
        <translation>Vérifiez le numéro, puis écrivez de nouveau.</translation>
    </message>
    <message>
        <source>The operator does not say what became of it.</source>
        <translation>L’opérateur ne dit pas ce que le message est devenu.</translation>
    </message>
    <message>
        <source>The phone was out of reach for too long.</source>
        <translation>Le téléphone est resté trop longtemps hors de portée.</translation>
    </message>
    <message>
        <source>It cannot be delivered in this form.</source>
        <translation>Le message ne peut pas être remis sous cette forme.</translation>
    </message>
    <message>
        <source>Write it again, shorter and without special characters, or ring them up.</source>
        <translation>Écrivez-le de nouveau, plus court et sans caractères spéciaux, ou appelez.</translation>
    </message>
    <message>
        <source>The receiver&apos;s own account with the operator has no credit.</source>
        <translation>Le destinataire n’a plus de crédit chez son opérateur.</translation>
    </message>
    <message>
        <source>The number is wrong or barred: do not use it any more.</source>
        <translation>Le numéro est faux ou bloqué&#xa0;: ne l’utilisez plus.</translation>
    </message>
    <message>
        <source>Correct it in the contacts, or take it out of your lists.</source>
        <translation>Corrigez-le dans les contacts ou retirez-le de vos listes.</translation>
    </message>
    <message>
        <source>The phone is out of reach for now.</source>
        <translation>Le téléphone est hors de portée pour l’instant.</translation>
    </message>
    <message>
        <source>The operator&apos;s network has a fault.</source>
        <translation>Le réseau de l’opérateur est en panne.</translation>
    </message>
    <message>
        <source>The phone has a fault, or no room for messages.</source>
        <translation>Le téléphone est en panne, ou n’a plus de place pour les messages.</translation>
    </message>
    <message>
        <source>The phone cannot show such a message.</source>
        <translation>Le téléphone ne peut pas afficher un tel message.</translation>
    </message>
    <message>
        <source>The operator took it for spam.</source>
        <translation>L’opérateur a pris le message pour du courrier indésirable.</translation>
    </message>
    <message>
        <source>The operator does not let this text through.</source>
        <translation>L’opérateur ne laisse pas passer ce texte.</translation>
    </message>
    <message>
        <source>A parental lock on the phone&apos;s line keeps it out.</source>
        <translation>Un contrôle parental sur la ligne l’empêche d’arriver.</translation>
    </message>
    <message>
        <source>The number has changed its operator, and OVHcloud does not reach it.</source>
        <translation>Le numéro a changé d’opérateur, et OVHcloud ne le joint pas.</translation>
    </message>
    <message>
        <source>Have a template approved in OVHcloud&apos;s Manager first.</source>
        <translation>Faites d’abord valider un modèle dans l’espace client d’OVHcloud.</translation>
    </message>
    <message>
        <source>It was not delivered, and OVHcloud gives no reason.</source>
        <translation>Il n’a pas été remis, et OVHcloud n’en dit pas la raison.</translation>
    </message>
    <message>
        <source>The operator holds it back for now.</source>
        <translation>L’opérateur le retient pour le moment.</translation>
    </message>
    <message>
        <source>OVHcloud could not send it, and does not bill it.</source>
        <translation>OVHcloud n’a pas pu l’envoyer et ne le facture pas.</translation>
    </message>
    <message>
        <source>phone off, tried again</source>
        <translation>téléphone éteint</translation>
    </message>
    <message>
        <source>operator tries again</source>
        <translation>nouvel essai</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>sans raison donnée</translation>
    </message>
    <message>
        <source>may have arrived</source>
        <translation>peut-être arrivé</translation>
    </message>
    <message>
        <source>out of reach too long</source>
        <translation>délai dépassé</translation>
    </message>
    <message>
        <source>form not accepted</source>
        <translation>format non accepté</translation>
    </message>
    <message>
        <source>receiver without credit</source>
        <translation>sans crédit</translation>
    </message>
    <message>
        <source>wrong or barred number</source>
        <translation>numéro invalide</translation>
    </message>
    <message>
        <source>out of reach for now</source>
        <translation>injoignable</translation>
    </message>
    <message>
        <source>network fault</source>
        <translation>panne du réseau</translation>
    </message>
    <message>
        <source>phone fault or full</source>
        <translation>téléphone saturé</translation>
    </message>
    <message>
        <source>phone cannot show it</source>
        <translation>téléphone inadapté</translation>
    </message>
    <message>
        <source>taken for spam</source>
        <translation>pris pour un spam</translation>
    </message>
    <message>
        <source>text not let through</source>
        <translation>texte bloqué</translation>
    </message>
    <message>
        <source>parental lock</source>
        <translation>contrôle parental</translation>
    </message>
    <message>
        <source>new operator failed</source>
        <translation>opérateur changé</translation>
    </message>
    <message>
        <source>changed operator</source>
        <translation>opérateur changé</translation>
    </message>
    <message>
        <source>abroad, out of reach</source>
        <translation>à l’étranger</translation>
    </message>
    <message>
        <source>USA: template needed</source>
        <translation>modèle requis</translation>
    </message>
    <message>
        <source>held back for now</source>
        <translation>retenu</translation>
    </message>
    <message>
        <source>could not be sent</source>
        <translation>envoi impossible</translation>
    </message>
    <message>
        <source>That is final.</source>
        <translation>C’est définitif.</translation>
    </message>
    <message>
        <source>That is not the last word: OVHcloud is asked on.</source>
        <translation>Ce n’est pas définitif&#xa0;: OVHcloud sera encore interrogé.</translation>
    </message>
    <message>
        <source>OVHcloud gives it the code {code}, which is not known here.</source>
        <translation>OVHcloud lui donne le code {code}, inconnu ici.</translation>
    </message>
    <message>
        <source>The number has changed its operator, and the new one failed.</source>
        <translation>Le numéro a changé d’opérateur, et le nouveau a échoué.</translation>
    </message>
    <message>
        <source>The number has changed its operator and cannot be reached.</source>
        <translation>Le numéro a changé d’opérateur et ne peut pas être joint.</translation>
    </message>
    <message>
        <source>The phone is abroad and cannot be reached there.</source>
        <translation>Le téléphone est à l’étranger et ne peut pas y être joint.</translation>
    </message>
    <message>
        <source>Write again when they are back, or ring them up.</source>
        <translation>Écrivez de nouveau à son retour, ou appelez.</translation>
    </message>
    <message>
        <source>The number has changed its operator and is blocked.</source>
        <translation>Le numéro a changé d’opérateur et est bloqué.</translation>
    </message>
    <message>
        <source>To the USA only approved templates are let through.</source>
        <translation>Vers les États-Unis, seuls les modèles approuvés passent.</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>⚠ Not saved yet. Press Escape once more to drop what you typed.</source>
        <translation>⚠ Pas encore enregistré. Appuyez encore une fois sur Échap pour abandonner votre saisie.</translation>
    </message>
</context>
<context>
    <name>DoubtDialog</name>
    <message>
        <source>Did they get it?</source>
        <translation>L’ont-ils reçu&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Write it again to {people}…</source>
        <translation>&amp;Réécrire à {people}…</translation>
    </message>
    <message>
        <source>&amp;Send it to {people} again</source>
        <translation>&amp;Renvoyer à {people}</translation>
    </message>
    <message>
        <source>&amp;Send the changed one to {people}</source>
        <translation>&amp;Envoyer le message modifié à {people}</translation>
    </message>
    <message>
        <source>&amp;Let it be</source>
        <translation>&amp;Laisser ainsi</translation>
    </message>
    <message>
        <source>{people} may have got this message</source>
        <translation>Message peut-être déjà reçu&#xa0;: {people}</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Ce que l’on sait</translation>
    </message>
    <message>
        <source>The time for which it was scheduled has passed: it cannot be sent again as it is.</source>
        <translation>L’heure pour laquelle il était programmé est passée&#xa0;: il ne peut pas être renvoyé tel quel.</translation>
    </message>
    <message>
        <source>If you write it again and it had been sent all the same, this person gets it twice and it is paid twice.</source>
        <translation>Si vous le réécrivez et qu’il était parti malgré tout, cette personne le reçoit deux fois et il est payé deux fois.</translation>
    </message>
    <message>
        <source>If you write it again and it had been sent all the same, they get it twice and it is paid twice.</source>
        <translation>Si vous le réécrivez et qu’il était parti malgré tout, ces personnes le reçoivent deux fois et il est payé deux fois.</translation>
    </message>
    <message>
        <source>“Write it again” makes a draft, which you can change and send at another time. This message stays unknown, and OVHcloud is not asked any more.</source>
        <translation>«&#x202f;Réécrire&#x202f;» en fait un brouillon, que vous pouvez changer et envoyer à une autre heure. Ce message-ci reste incertain, et OVHcloud n’est plus interrogé.</translation>
    </message>
    <message>
        <source>It stays stopped: nobody else of it is sent to.</source>
        <translation>Cet envoi reste arrêté&#xa0;: personne d’autre ne reçoit ce message.</translation>
    </message>
    <message>
        <source>Then the {people} who are still waiting are sent to as well.</source>
        <translation>L’envoi reprend aussi pour ce qui est encore en attente&#xa0;: {people}.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s Manager lists what was sent: look there first, or ring one of them up.</source>
        <translation>Le Manager OVHcloud liste ce qui a été envoyé&#xa0;: regardez-y d’abord, ou appelez l’une de ces personnes.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s Manager lists what was sent: look there first, or ring this person up.</source>
        <translation>Le Manager OVHcloud liste ce qui a été envoyé&#xa0;: regardez-y d’abord, ou appelez cette personne.</translation>
    </message>
    <message>
        <source>If you send it again and it had been sent all the same, they get it twice and it is paid twice.</source>
        <translation>Si vous le renvoyez et qu’il était parti malgré tout, ces personnes le reçoivent deux fois et il est payé deux fois.</translation>
    </message>
    <message>
        <source>If you send it again and it had been sent all the same, this person gets it twice and it is paid twice.</source>
        <translation>Si vous le renvoyez et qu’il était parti malgré tout, cette personne le reçoit deux fois et il est payé deux fois.</translation>
    </message>
    <message>
        <source>A changed message takes its place, and waits. If you send that one and this had been sent all the same, they get both and both are paid.</source>
        <translation>Un message modifié le remplace et attend. Si vous envoyez celui-là et que celui-ci était parti malgré tout, ces personnes reçoivent les deux et les deux sont payés.</translation>
    </message>
    <message>
        <source>A changed message takes its place, and waits. If you send that one and this had been sent all the same, this person gets both and both are paid.</source>
        <translation>Un message modifié le remplace et attend. Si vous envoyez celui-là et que celui-ci était parti malgré tout, cette personne reçoit les deux et les deux sont payés.</translation>
    </message>
    <message>
        <source>“Let it be” sends nothing: this message stays unknown, OVHcloud is not asked any more, and the changed one does not go to them.</source>
        <translation>«&#x202f;Laisser ainsi&#x202f;» n’envoie rien&#xa0;: ce message reste incertain, OVHcloud n’est plus interrogé, et le message modifié ne leur est pas envoyé.</translation>
    </message>
    <message>
        <source>“Let it be” sends nothing: this message stays unknown, OVHcloud is not asked any more, and the changed one does not go to this person.</source>
        <translation>«&#x202f;Laisser ainsi&#x202f;» n’envoie rien&#xa0;: ce message reste incertain, OVHcloud n’est plus interrogé, et le message modifié ne lui est pas envoyé.</translation>
    </message>
    <message>
        <source>“Let it be” sends nothing: the message stays unknown, and OVHcloud is not asked any more.</source>
        <translation>«&#x202f;Laisser ainsi&#x202f;» n’envoie rien&#xa0;: le message reste incertain, et OVHcloud n’est plus interrogé.</translation>
    </message>
</context>
<context>
    <name>Doubted</name>
    <message>
        <source>Who may have got the message</source>
        <translation>Qui a peut-être reçu le message</translation>
    </message>
    <message>
        <source>Text that they may have got</source>
        <translation>Texte peut-être reçu</translation>
    </message>
    <message>
        <source>Text for {name}, {n} of {count}</source>
        <translation>Texte pour {name}, {n} sur {count}</translation>
    </message>
</context>
<context>
    <name>DraftsBox</name>
    <message>
        <source>Drafts</source>
        <translation>Brouillons</translation>
    </message>
    <message>
        <source>Messages that were begun: every one is kept as it is typed</source>
        <translation>Messages commencés&#xa0;: chacun est conservé au fil de la saisie</translation>
    </message>
    <message>
        <source>&amp;New message</source>
        <translation>&amp;Nouveau message</translation>
    </message>
    <message>
        <source>&amp;Delete this draft…</source>
        <translation>&amp;Supprimer ce brouillon…</translation>
    </message>
    <message>
        <source>D&amp;rafts ({n})</source>
        <translation>&amp;Brouillons ({n})</translation>
    </message>
    <message>
        <source>D&amp;rafts</source>
        <translation>&amp;Brouillons</translation>
    </message>
    <message>
        <source>Nothing else was begun</source>
        <translation>Aucun autre message commencé</translation>
    </message>
    <message>
        <source>No text yet</source>
        <translation>Pas encore de texte</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>Delete this draft?</source>
        <translation>Supprimer ce brouillon&#x202f;?</translation>
    </message>
    <message>
        <source>Its text and its list of {people} go for good. Nothing of it was sent.</source>
        <translation>Son texte et sa liste ({people}) disparaissent pour de bon. Rien n’en a été envoyé.</translation>
    </message>
</context>
<context>
    <name>Elsewhere</name>
    <message>
        <source>✗ What was sent from elsewhere could not be read. {why}</source>
        <translation>✗ Ce qui a été envoyé d’ailleurs n’a pas pu être lu. {why}</translation>
    </message>
</context>
<context>
    <name>ElsewhereDialog</name>
    <message>
        <source>Sent from elsewhere</source>
        <translation>Envoyé d’ailleurs</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <translation>&amp;Interroger de nouveau</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>What this SMS account sent in the last three days, or is to send later, and not from here: other computers, OVHcloud&apos;s Manager, other programs.</source>
        <translation>Ce que ce compte SMS a envoyé ces trois derniers jours, ou doit envoyer plus tard, sans passer par ici&#xa0;: autres ordinateurs, espace client d’OVHcloud, autres programmes.</translation>
    </message>
    <message>
        <source>{moment} · from {sender} · {people}: {text}</source>
        <translation>{moment} · de {sender} · {people}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>due {moment} · from {sender} · {people}: {text}</source>
        <translation>prévu le {moment} · de {sender} · {people}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>the short number</source>
        <translation>numéro court</translation>
    </message>
</context>
<context>
    <name>ElsewhereState</name>
    <message>
        <source>✗ Add an account first.</source>
        <translation>✗ Ajoutez d’abord un compte.</translation>
    </message>
    <message>
        <source>Asking OVHcloud…</source>
        <translation>Interrogation d’OVHcloud…</translation>
    </message>
    <message>
        <source>What is scheduled from elsewhere could not be read. {why}</source>
        <translation>Ce qui est programmé depuis ailleurs n’a pas pu être lu. {why}</translation>
    </message>
    <message>
        <source>⚠ Only the newest {n} messages from elsewhere could be read.</source>
        <translation>⚠ Seuls les {n} messages les plus récents venus d’ailleurs ont pu être lus.</translation>
    </message>
    <message>
        <source>⚠ Nothing was sent from elsewhere in the last three days. {more}</source>
        <translation>⚠ Rien n’a été envoyé d’ailleurs ces trois derniers jours. {more}</translation>
    </message>
    <message>
        <source>✓ Nothing was sent from elsewhere in the last three days, and nothing waits there.</source>
        <translation>✓ Rien n’a été envoyé d’ailleurs ces trois derniers jours, et rien n’y est programmé.</translation>
    </message>
    <message>
        <source>✓ OVHcloud was asked.</source>
        <translation>✓ OVHcloud a été interrogé.</translation>
    </message>
</context>
<context>
    <name>Ends</name>
    <message>
        <source>There is news of {n} sends.</source>
        <translation>Il y a du nouveau pour {n} envois.</translation>
    </message>
    <message>
        <source>SMS through OVHcloud</source>
        <translation>SMS par OVHcloud</translation>
    </message>
    <message>
        <source>Some messages of the send of {time} were not delivered.</source>
        <translation>L’envoi de {time} n’a pas été entièrement remis.</translation>
    </message>
    <message>
        <source>The send of {time} is complete.</source>
        <translation>L’envoi de {time} est terminé.</translation>
    </message>
    <message>
        <source>Delivered: {people}.</source>
        <translation>Remis&#xa0;: {people}.</translation>
    </message>
    <message>
        <source>Not delivered: {people}.</source>
        <translation>Échec&#xa0;: {people}.</translation>
    </message>
    <message>
        <source>Not known: {people}.</source>
        <translation>Remise incertaine&#xa0;: {people}.</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase?</source>
        <translation>Effacer&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Erase {people} for good</source>
        <translation>&amp;Effacer {people} pour de bon</translation>
    </message>
    <message>
        <source>&amp;Remove from contacts only</source>
        <translation>&amp;Retirer des contacts</translation>
    </message>
    <message>
        <source>Erase {names}?</source>
        <translation>Effacer {names}&#x202f;?</translation>
    </message>
    <message>
        <source>What is deleted, and what remains</source>
        <translation>Ce qui est supprimé, et ce qui reste</translation>
    </message>
    <message>
        <source>Deleted: the contact with all its fields and groups, their replies, name and number in the outbox and in the message being written, and the older copies of the data file.</source>
        <translation>Supprimé&#xa0;: le contact avec tous ses champs et ses groupes, ses réponses, le nom et le numéro sur la page «&#x202f;Envois&#x202f;» et dans le message en cours, et les anciennes copies du fichier de données.</translation>
    </message>
    <message>
        <source>Remains: the proof that something was sent, when, and what became of it, under a code that only the number itself leads to; if they opted out, that they did; and the words of the messages as you wrote them.</source>
        <translation>Conservé&#xa0;: la preuve qu’un message a été envoyé, quand, et ce qu’il est devenu, sous un code auquel seul le numéro lui-même mène&#x202f;; la marque «&#x202f;ne plus écrire&#x202f;», s’il y en a une&#x202f;; et le texte des messages tel que vous l’avez écrit.</translation>
    </message>
    <message>
        <source>Not reached: what names and notes of other people say of them (you are told in whose the number stands), files that you exported, copies of the data folder, and what OVHcloud keeps. There is no way back.</source>
        <translation>Non concerné&#xa0;: ce que les noms et notes d’autres personnes en disent (vous saurez chez qui le numéro figure), les fichiers que vous avez exportés, les copies du dossier des données, et ce qu’OVHcloud conserve. C’est sans retour.</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export the people shown</source>
        <translation>Exporter les personnes affichées</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>contacts</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>name</source>
        <translation>nom complet</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>prénom</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>company</source>
        <translation>société</translation>
    </message>
    <message>
        <source>title</source>
        <translation>civilité</translation>
    </message>
    <message>
        <source>job title</source>
        <translation>fonction</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
</context>
<context>
    <name>FieldsBox</name>
    <message>
        <source>Insert a field</source>
        <translation>Insérer un champ</translation>
    </message>
    <message>
        <source>Insert a field: each person&apos;s own name, time or other words from the list</source>
        <translation>Insérer un champ&#xa0;: le nom, l’heure ou d’autres mots propres à chaque personne de la liste</translation>
    </message>
    <message>
        <source>Insert a fie&amp;ld</source>
        <translation>Insérer un c&amp;hamp</translation>
    </message>
    <message>
        <source>Fie&amp;ld</source>
        <translation>C&amp;hamp</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>e.g. {value}</source>
        <translation>par ex.&#xa0;{value}</translation>
    </message>
    <message>
        <source>Nobody in the list has a name or other fields yet</source>
        <translation>Personne dans la liste n’a encore de nom ni d’autres champs</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>Dossier&#xa0;:</translation>
    </message>
    <message>
        <source>Kind of file:</source>
        <translation>Type de fichier&#xa0;:</translation>
    </message>
</context>
<context>
    <name>FileRows</name>
    <message>
        <source>{n} row</source>
        <translation>{n} ligne</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} lignes</translation>
    </message>
    <message>
        <source>{n} row of {all}</source>
        <translation>{n} ligne sur {all}</translation>
    </message>
    <message>
        <source>{n} rows of {all}</source>
        <translation>{n} lignes sur {all}</translation>
    </message>
</context>
<context>
    <name>FindingLine</name>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Bon à savoir</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>In the way</source>
        <translation>Bloque</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>Incertain</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>What to look at before sending</source>
        <translation>À vérifier avant l’envoi</translation>
    </message>
    <message>
        <source>Schedule it for {when}</source>
        <translation>Le programmer pour {when}</translation>
    </message>
    <message>
        <source>It is not advertising</source>
        <translation>Ce n’est pas de la publicité</translation>
    </message>
    <message>
        <source>Let OVHcloud hold it</source>
        <translation>Laisser OVHcloud le retenir</translation>
    </message>
    <message>
        <source> and {n} abroad</source>
        <translation> et {n} à l’étranger</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>Nothing was sent: the message is back here.</source>
        <translation>Rien n’a été envoyé&#xa0;: le message est de retour ici.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Remplir</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Fewer remarks</source>
        <translation>Moins de remarques</translation>
    </message>
    <message>
        <source>{n} remark before sending</source>
        <translation>{n} remarque avant d’envoyer</translation>
    </message>
    <message>
        <source>{n} remarks before sending</source>
        <translation>{n} remarques avant d’envoyer</translation>
    </message>
    <message>
        <source>{n} more remark</source>
        <translation>{n} autre remarque</translation>
    </message>
    <message>
        <source>{n} more remarks</source>
        <translation>{n} autres remarques</translation>
    </message>
    <message>
        <source>Balance not known</source>
        <translation>Solde inconnu</translation>
    </message>
    <message>
        <source>Leaves at least {n}</source>
        <translation>Solde après l’envoi&#xa0;: au moins {n}</translation>
    </message>
    <message>
        <source>Leaves {n}</source>
        <translation>Solde après l’envoi&#xa0;: {n}</translation>
    </message>
    <message>
        <source>({waiting} for what still waits)</source>
        <translation>({waiting} pour ce qui attend encore)</translation>
    </message>
    <message>
        <source>&amp;Schedule {sms} for {when}…</source>
        <translation>Programm&amp;er {sms} pour {when}…</translation>
    </message>
    <message>
        <source>Replace &amp;with {sms} for {when}…</source>
        <translation>R&amp;emplacer par {sms} pour {when}…</translation>
    </message>
    <message>
        <source>Replace: &amp;send {sms} to {people}…</source>
        <translation>R&amp;emplacer&#xa0;: envoyer {sms} à {people}…</translation>
    </message>
    <message>
        <source>&amp;Send {sms} to {people}…</source>
        <translation>&amp;Envoyer {sms} à {people}…</translation>
    </message>
</context>
<context>
    <name>GroupDialog</name>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Choose a group, or type a new one</source>
        <translation>Choisissez un groupe, ou tapez-en un nouveau</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nom du groupe</translation>
    </message>
    <message>
        <source>&amp;Put in</source>
        <translation>&amp;Mettre dans le groupe</translation>
    </message>
    <message>
        <source>&amp;Take out of “{name}”</source>
        <translation>&amp;Retirer de «&#x202f;{name}&#x202f;»</translation>
    </message>
    <message>
        <source>Put {people} into the &amp;group</source>
        <translation>Mettre {people} dans le &amp;groupe</translation>
    </message>
</context>
<context>
    <name>GroupsSide</name>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Ren&amp;ommer…</translation>
    </message>
    <message>
        <source>Rename this group</source>
        <translation>Renommer ce groupe</translation>
    </message>
    <message>
        <source>Remo&amp;ve…</source>
        <translation>Su&amp;pprimer…</translation>
    </message>
    <message>
        <source>Remove this group, not its people</source>
        <translation>Supprimer ce groupe, pas ses contacts</translation>
    </message>
    <message>
        <source>Answered &amp;STOP…</source>
        <translation>&amp;Désinscrits par STOP…</translation>
    </message>
    <message>
        <source>Show who answered STOP, as OVHcloud lists them</source>
        <translation>Afficher les désinscrits par STOP, selon la liste d’OVHcloud</translation>
    </message>
    <message>
        <source>Remove the group?</source>
        <translation>Supprimer le groupe&#x202f;?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Remove the group “{name}”?</source>
        <translation>Supprimer le groupe «&#x202f;{name}&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Its people stay in the contacts.</source>
        <translation>Ses membres restent dans les contacts.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>⊘ Opted out</source>
        <translation>⊘ Ne plus écrire</translation>
    </message>
    <message>
        <source>{name}  {n}</source>
        <translation>{name}  {n}</translation>
    </message>
</context>
<context>
    <name>HoursNotice</name>
    <message>
        <source>It is not advertising</source>
        <translation>Ce n’est pas de la publicité</translation>
    </message>
    <message>
        <source>OVHcloud would hold this message until {when}.</source>
        <translation>OVHcloud retiendrait ce message jusqu’à {when}.</translation>
    </message>
    <message>
        <source>This message is advertising</source>
        <translation>Ce message est publicitaire</translation>
    </message>
    <message>
        <source>Not advertising, as you state</source>
        <translation>Non publicitaire, selon votre déclaration</translation>
    </message>
    <message>
        <source>It may leave at any hour, without the STOP line. Your statement is kept with it.</source>
        <translation>Il peut partir à toute heure, sans mention STOP. Votre déclaration est conservée avec l’envoi.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Import receivers</source>
        <translation>Importer des destinataires</translation>
    </message>
    <message>
        <source>Import {people}</source>
        <translation>Importer {people}</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Importer des contacts</translation>
    </message>
    <message>
        <source>Add {people} to the contacts</source>
        <translation>Ajouter {people} aux contacts</translation>
    </message>
    <message>
        <source>Can be put into the text: {names}</source>
        <translation>À insérer dans le texte au besoin&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Kept with each contact, and can be put into the text: {names}</source>
        <translation>Conservé avec chaque contact, et à insérer dans le texte au besoin&#xa0;: {names}</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Le fichier n’est plus là.</translation>
    </message>
    <message>
        <source>This is a folder, not a file: choose a file in it.</source>
        <translation>C’est un dossier, pas un fichier&#xa0;: choisissez un fichier qu’il contient.</translation>
    </message>
    <message>
        <source>You are not allowed to read this file.</source>
        <translation>Vous n’avez pas le droit de lire ce fichier.</translation>
    </message>
    <message>
        <source>The file cannot be read. Close it in other programs, or copy it to this computer first.</source>
        <translation>Le fichier ne peut pas être lu. Fermez-le dans les autres programmes, ou copiez-le d’abord sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The file is larger than {megabytes} MB. Split it.</source>
        <translation>Le fichier dépasse {megabytes}&#xa0;Mo. Partagez-le.</translation>
    </message>
    <message>
        <source>The address book is larger than {card_megabytes} MB. Export it without pictures, or in parts.</source>
        <translation>Le carnet d’adresses dépasse {card_megabytes}&#xa0;Mo. Exportez-le sans les photos, ou en plusieurs parties.</translation>
    </message>
    <message>
        <source>The file has more than {rows} rows. Split it.</source>
        <translation>Le fichier compte plus de {rows} lignes. Partagez-le.</translation>
    </message>
    <message>
        <source>The file has more than {columns} columns. Delete those that are not needed.</source>
        <translation>Le fichier compte plus de {columns} colonnes. Supprimez celles dont vous n’avez pas besoin.</translation>
    </message>
    <message>
        <source>The file has too many cells. Delete the columns that are not needed.</source>
        <translation>Le fichier a trop de cellules. Supprimez les colonnes dont vous n’avez pas besoin.</translation>
    </message>
    <message>
        <source>A cell of the file holds more than {characters} characters, as no list of people does. Delete that cell, or choose another separator.</source>
        <translation>Une cellule du fichier contient plus de {characters} caractères, ce qu’aucune liste de personnes ne fait. Supprimez cette cellule, ou choisissez un autre séparateur.</translation>
    </message>
    <message>
        <source>The file would unpack to an enormous size, as harmful files do. It was not opened.</source>
        <translation>Une fois décompressé, ce fichier prendrait une place énorme, comme le font des fichiers malveillants. Il n’a pas été ouvert.</translation>
    </message>
    <message>
        <source>The file holds what no spreadsheet program writes, but harmful files do. It was not opened.</source>
        <translation>Le fichier contient ce qu’aucun tableur n’écrit, mais que des fichiers malveillants contiennent. Il n’a pas été ouvert.</translation>
    </message>
    <message>
        <source>This is a PDF. Open it, copy the table into a spreadsheet, and save that as xlsx.</source>
        <translation>C’est un PDF. Ouvrez-le, copiez le tableau dans un tableur et enregistrez-le en xlsx.</translation>
    </message>
    <message>
        <source>This is a text document. Open it, copy the table into a spreadsheet, and save that as xlsx.</source>
        <translation>C’est un document texte. Ouvrez-le, copiez le tableau dans un tableur et enregistrez-le en xlsx.</translation>
    </message>
    <message>
        <source>This is a presentation. Open it, copy the table into a spreadsheet, and save that as xlsx.</source>
        <translation>C’est une présentation. Ouvrez-la, copiez le tableau dans un tableur et enregistrez-le en xlsx.</translation>
    </message>
    <message>
        <source>This is a picture. Nothing can be read from it: ask for the list as a spreadsheet (xlsx).</source>
        <translation>C’est une image. Rien ne peut y être lu&#xa0;: demandez la liste sous forme de tableur (xlsx).</translation>
    </message>
    <message>
        <source>These are files packed into one. Unpack it, and import the table that is in it.</source>
        <translation>C’est une archive de fichiers. Décompressez-la et importez le tableau qu’elle contient.</translation>
    </message>
    <message>
        <source>This is a database. Open it, export the table or query that you need as xlsx, and import that.</source>
        <translation>C’est une base de données. Ouvrez-la, exportez en xlsx la table ou la requête voulue et importez celle-ci.</translation>
    </message>
    <message>
        <source>This is an e-mail. Open it, save the file that is attached, and import that.</source>
        <translation>C’est un courriel. Ouvrez-le, enregistrez la pièce jointe et importez celle-ci.</translation>
    </message>
    <message>
        <source>This is a calendar. It holds no numbers: export the people from your address book (vcf).</source>
        <translation>C’est un agenda. Il ne contient pas de numéros&#xa0;: exportez les personnes de votre carnet d’adresses (vcf).</translation>
    </message>
    <message>
        <source>This only leads to a table somewhere else. Open it, download the table as xlsx, and import that.</source>
        <translation>Ce n’est qu’un lien vers un tableau. Ouvrez-le, téléchargez le tableau en xlsx et importez celui-ci.</translation>
    </message>
    <message>
        <source>This is a web page without a table. Open the list in its program, and export it as xlsx or csv.</source>
        <translation>C’est une page web sans tableau. Ouvrez la liste dans son programme et exportez-la en xlsx ou csv.</translation>
    </message>
    <message>
        <source>This is XML of a program of its own. Open the list in that program, and export it as xlsx or csv.</source>
        <translation>C’est le format XML d’un programme particulier. Ouvrez la liste dans ce programme et exportez-la en xlsx ou csv.</translation>
    </message>
    <message>
        <source>This is a spreadsheet of Apple Numbers. Open it there, and export it as Excel (xlsx).</source>
        <translation>C’est une feuille Apple Numbers. Ouvrez-la dans Numbers et exportez-la au format Excel (xlsx).</translation>
    </message>
    <message>
        <source>This is a binary workbook (xlsb). Open it in Excel, and save it as xlsx.</source>
        <translation>C’est un classeur binaire (xlsb). Ouvrez-le dans Excel et enregistrez-le en xlsx.</translation>
    </message>
    <message>
        <source>This is a spreadsheet of an old kind. Open it in a spreadsheet program, and save it as xlsx.</source>
        <translation>C’est un ancien format de tableur. Ouvrez-le dans un tableur et enregistrez-le en xlsx.</translation>
    </message>
    <message>
        <source>This is no table that can be read. Open it in the program that made it, and save it there as xlsx or csv.</source>
        <translation>Ce n’est pas un tableau lisible. Ouvrez-le dans le programme qui l’a créé et enregistrez-le en xlsx ou csv.</translation>
    </message>
    <message>
        <source>The file is damaged. Open it in the program that made it, and save it once more.</source>
        <translation>Le fichier est abîmé. Ouvrez-le dans le programme qui l’a créé et enregistrez-le à nouveau.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <source>The file asks for a password. Save it without one, and import that.</source>
        <translation>Le fichier demande un mot de passe. Enregistrez-le sans mot de passe et importez cette copie.</translation>
    </message>
    <message>
        <source>The file is not written in this encoding: choose another.</source>
        <translation>Le fichier n’est pas écrit avec ce jeu de caractères&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The file has no such sheet any more.</source>
        <translation>Le fichier n’a plus cette feuille.</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>no number in the column of numbers</source>
        <translation>pas de numéro dans la colonne des numéros</translation>
    </message>
    <message>
        <source>the spreadsheet has lost digits: write the number as text there</source>
        <translation>le tableur a perdu des chiffres&#xa0;: écrivez-y le numéro comme du texte</translation>
    </message>
    <message>
        <source>more than one number in the cell: whose is the message?</source>
        <translation>plusieurs numéros dans la cellule&#xa0;: à qui est le message&#x202f;?</translation>
    </message>
    <message>
        <source>a title, or the names of the columns</source>
        <translation>un titre, ou les noms des colonnes</translation>
    </message>
    <message>
        <source>stands above the names of the columns, or repeats a row from there</source>
        <translation>se trouve au-dessus des noms des colonnes, ou répète une ligne qui s’y trouve</translation>
    </message>
    <message>
        <source>hidden in the spreadsheet</source>
        <translation>masquée dans le tableur</translation>
    </message>
    <message>
        <source>only a fax number</source>
        <translation>seulement un numéro de fax</translation>
    </message>
    <message>
        <source>its number stands in a column that is not chosen</source>
        <translation>son numéro est dans une colonne qui n’est pas choisie</translation>
    </message>
    <message>
        <source>labelled as somebody else’s number, or as an old one</source>
        <translation>indiqué comme ancien, ou comme celui de quelqu’un d’autre</translation>
    </message>
    <message>
        <source>the number is not of the country that its row says</source>
        <translation>le numéro n’est pas du pays indiqué sur sa ligne</translation>
    </message>
    <message>
        <source>the country in its row is not known: write the number with + and the dialling code</source>
        <translation>le pays de sa ligne est inconnu&#xa0;: écrivez le numéro avec + et l’indicatif</translation>
    </message>
    <message>
        <source>got its + back</source>
        <translation>a retrouvé son +</translation>
    </message>
    <message>
        <source>got its first 0 back</source>
        <translation>a retrouvé son premier 0</translation>
    </message>
    <message>
        <source>was written like 3.36E+10, with all its digits</source>
        <translation>était écrit comme 3,36E+10, avec tous ses chiffres</translation>
    </message>
    <message>
        <source>was written with decimals</source>
        <translation>était écrit avec des décimales</translation>
    </message>
    <message>
        <source>is of another country of the same plan: +262 for 0692…</source>
        <translation>est d’un autre pays du même plan&#xa0;: +262 pour 0692…</translation>
    </message>
    <message>
        <source>stood among other words</source>
        <translation>était entouré d’autres mots</translation>
    </message>
    <message>
        <source>another country than its row says</source>
        <translation>pays différent de celui de sa ligne</translation>
    </message>
    <message>
        <source>read by the country in its row; here it would be another number</source>
        <translation>lu selon le pays de sa ligne&#x202f;; ici, ce serait un autre numéro</translation>
    </message>
    <message>
        <source>its label may name somebody else</source>
        <translation>son intitulé désigne peut-être quelqu’un d’autre</translation>
    </message>
    <message>
        <source>1 number is read by the country in its row; here it would be another number</source>
        <translation>1 numéro est lu selon le pays de sa ligne&#x202f;; ici, ce serait un autre numéro</translation>
    </message>
    <message>
        <source>{n} numbers are read by the countries in their rows; here they would be other numbers</source>
        <translation>{n} numéros sont lus selon le pays de leur ligne&#x202f;; ici, ce seraient d’autres numéros</translation>
    </message>
    <message>
        <source>Another sheet is not taken: {sheets}. To take it as well, import the file again and choose this sheet: its people are added.</source>
        <translation>Une autre feuille n’est pas reprise&#xa0;: {sheets}. Pour la reprendre aussi, importez de nouveau le fichier et choisissez cette feuille&#xa0;: ses personnes s’ajouteront.</translation>
    </message>
    <message>
        <source>Other sheets are not taken: {sheets}. To take them as well, import the file again for each, and choose that sheet: its people are added.</source>
        <translation>D’autres feuilles ne sont pas reprises&#xa0;: {sheets}. Pour les reprendre aussi, importez de nouveau le fichier pour chacune, et choisissez cette feuille&#xa0;: ses personnes s’ajouteront.</translation>
    </message>
    <message>
        <source>has another mobile, which is not taken</source>
        <translation>a un autre mobile, non repris</translation>
    </message>
    <message>
        <source>1 number got its + back</source>
        <translation>1 numéro a retrouvé son +</translation>
    </message>
    <message>
        <source>{n} numbers got their + back</source>
        <translation>{n} numéros ont retrouvé leur +</translation>
    </message>
    <message>
        <source>1 number got its first 0 back</source>
        <translation>1 numéro a retrouvé son premier 0</translation>
    </message>
    <message>
        <source>{n} numbers got their first 0 back</source>
        <translation>{n} numéros ont retrouvé leur premier 0</translation>
    </message>
    <message>
        <source>1 number was written like 3.36E+10</source>
        <translation>1 numéro était écrit comme 3,36E+10</translation>
    </message>
    <message>
        <source>{n} numbers were written like 3.36E+10</source>
        <translation>{n} numéros étaient écrits comme 3,36E+10</translation>
    </message>
    <message>
        <source>1 number was written with decimals</source>
        <translation>1 numéro était écrit avec des décimales</translation>
    </message>
    <message>
        <source>{n} numbers were written with decimals</source>
        <translation>{n} numéros étaient écrits avec des décimales</translation>
    </message>
    <message>
        <source>1 number belongs to another country of the same plan: +262 for 0692…</source>
        <translation>1 numéro est d’un autre pays du même plan&#xa0;: +262 pour 0692…</translation>
    </message>
    <message>
        <source>{n} numbers belong to other countries of the same plan: +262 for 0692…</source>
        <translation>{n} numéros sont d’autres pays du même plan&#xa0;: +262 pour 0692…</translation>
    </message>
    <message>
        <source>1 number stood among other words</source>
        <translation>1 numéro était entouré d’autres mots</translation>
    </message>
    <message>
        <source>{n} numbers stood among other words</source>
        <translation>{n} numéros étaient entourés d’autres mots</translation>
    </message>
    <message>
        <source>1 number is of another country than its row says</source>
        <translation>1 numéro n’est pas du pays indiqué sur sa ligne</translation>
    </message>
    <message>
        <source>{n} numbers are of other countries than their rows say</source>
        <translation>{n} numéros ne sont pas du pays indiqué sur leur ligne</translation>
    </message>
    <message>
        <source>1 number has a label that may name somebody else</source>
        <translation>1 numéro a un intitulé qui désigne peut-être quelqu’un d’autre</translation>
    </message>
    <message>
        <source>{n} numbers have labels that may name somebody else</source>
        <translation>{n} numéros ont un intitulé qui désigne peut-être quelqu’un d’autre</translation>
    </message>
    <message>
        <source>1 person has another mobile, which is not taken</source>
        <translation>1 personne a un autre mobile, non repris</translation>
    </message>
    <message>
        <source>{n} people have another mobile, which is not taken</source>
        <translation>{n} personnes ont un autre mobile, non repris</translation>
    </message>
    <message>
        <source>1 landline, which may not receive SMS</source>
        <translation>1 ligne fixe, qui ne reçoit peut-être pas les SMS</translation>
    </message>
    <message>
        <source>{n} landlines, which may not receive SMS</source>
        <translation>{n} lignes fixes, qui ne reçoivent peut-être pas les SMS</translation>
    </message>
    <message>
        <source>1 duplicate merged</source>
        <translation>1 doublon regroupé</translation>
    </message>
    <message>
        <source>{n} duplicates merged</source>
        <translation>{n} doublons regroupés</translation>
    </message>
    <message>
        <source>&amp;Take the hidden row, too</source>
        <translation>&amp;Reprendre aussi la ligne masquée</translation>
    </message>
    <message>
        <source>&amp;Take the {n} hidden rows, too</source>
        <translation>&amp;Reprendre aussi les {n} lignes masquées</translation>
    </message>
    <message>
        <source>1 hidden row left out</source>
        <translation>1 ligne masquée laissée de côté</translation>
    </message>
    <message>
        <source>{n} hidden rows left out</source>
        <translation>{n} lignes masquées laissées de côté</translation>
    </message>
    <message>
        <source>and 1 &amp;other column</source>
        <translation>et 1 &amp;autre colonne</translation>
    </message>
    <message>
        <source>and {n} &amp;other columns</source>
        <translation>et {n} &amp;autres colonnes</translation>
    </message>
    <message>
        <source>1 cell holds an error of the spreadsheet and is empty here: {places}.</source>
        <translation>1 cellule contient une erreur du tableur et reste vide ici&#xa0;: {places}.</translation>
    </message>
    <message>
        <source>{n} cells hold errors of the spreadsheet and are empty here: {places}.</source>
        <translation>{n} cellules contiennent des erreurs du tableur et restent vides ici&#xa0;: {places}.</translation>
    </message>
    <message>
        <source>1 cell holds a formula or an error without a value and is empty here: {places}. Open the file in a spreadsheet program, and save it there.</source>
        <translation>1 cellule contient une formule ou une erreur sans valeur et est vide ici&#xa0;: {places}. Ouvrez le fichier dans un tableur et enregistrez-le.</translation>
    </message>
    <message>
        <source>{n} cells hold formulas or errors without a value and are empty here: {places}. Open the file in a spreadsheet program, and save it there.</source>
        <translation>{n} cellules contiennent des formules ou des erreurs sans valeur et sont vides ici&#xa0;: {places}. Ouvrez le fichier dans un tableur et enregistrez-le.</translation>
    </message>
    <message>
        <source>This column holds numbers, too, which are not taken: {columns}.</source>
        <translation>Cette colonne contient aussi des numéros, qui ne sont pas repris&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>These columns hold numbers, too, which are not taken: {columns}.</source>
        <translation>Ces colonnes contiennent aussi des numéros, qui ne sont pas repris&#xa0;: {columns}.</translation>
    </message>
    <message>
        <source>1 other sheet not taken</source>
        <translation>1 autre feuille non reprise</translation>
    </message>
    <message>
        <source>{n} other sheets not taken</source>
        <translation>{n} autres feuilles non reprises</translation>
    </message>
    <message>
        <source>{sheet} (hidden)</source>
        <translation>{sheet} (masquée)</translation>
    </message>
    <message>
        <source>{sheets} and 1 more</source>
        <translation>{sheets} et 1 autre</translation>
    </message>
    <message>
        <source>{sheets} and {n} more</source>
        <translation>{sheets} et {n} autres</translation>
    </message>
    <message>
        <source>1 character could not be read</source>
        <translation>1 caractère n’a pas pu être lu</translation>
    </message>
    <message>
        <source>{n} characters could not be read</source>
        <translation>{n} caractères n’ont pas pu être lus</translation>
    </message>
    <message>
        <source>1 cell was spelt wrong and was put right: {was} is {now}</source>
        <translation>1 cellule aux accents abîmés a été réparée&#xa0;: {was} devient {now}</translation>
    </message>
    <message>
        <source>{n} cells were spelt wrong and were put right, as {was} is {now}</source>
        <translation>{n} cellules aux accents abîmés ont été réparées, ainsi {was} devient {now}</translation>
    </message>
    <message>
        <source>1 cell may be spelt wrong: {was} for {now}</source>
        <translation>1 cellule a peut-être des accents abîmés&#xa0;: {was} pour {now}</translation>
    </message>
    <message>
        <source>{n} cells may be spelt wrong, as {was} for {now}</source>
        <translation>{n} cellules ont peut-être des accents abîmés, comme {was} pour {now}</translation>
    </message>
    <message>
        <source>Western (Windows)</source>
        <translation>Occidental (Windows)</translation>
    </message>
    <message>
        <source>Western (ISO)</source>
        <translation>Occidental (ISO)</translation>
    </message>
    <message>
        <source>Western (Mac)</source>
        <translation>Occidental (Mac)</translation>
    </message>
    <message>
        <source>Western (DOS)</source>
        <translation>Occidental (DOS)</translation>
    </message>
    <message>
        <source>Central European (Windows)</source>
        <translation>Europe centrale (Windows)</translation>
    </message>
    <message>
        <source>Cyrillic (Windows)</source>
        <translation>Cyrillique (Windows)</translation>
    </message>
    <message>
        <source>Greek (Windows)</source>
        <translation>Grec (Windows)</translation>
    </message>
    <message>
        <source>Turkish (Windows)</source>
        <translation>Turc (Windows)</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Point-virgule (;)</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Virgule (,)</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulation</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Barre (|)</translation>
    </message>
    <message>
        <source>Several blanks</source>
        <translation>Plusieurs espaces</translation>
    </message>
    <message>
        <source>None: one column</source>
        <translation>Aucun&#xa0;: une seule colonne</translation>
    </message>
    <message>
        <source>and no &amp;other column</source>
        <translation>et aucune &amp;autre colonne</translation>
    </message>
    <message>
        <source>{what} in row {row}, {column}</source>
        <translation>{what} ligne {row}, {column}</translation>
    </message>
    <message>
        <source>The file does not answer. If it is on a network drive or a stick that is away, cancel: nothing was taken.</source>
        <translation>Le fichier ne répond pas. S’il est sur un lecteur réseau ou une clé USB absente, annulez&#xa0;: rien n’a été repris.</translation>
    </message>
    <message>
        <source>✓ {rows} written to {path}.</source>
        <translation>✓ {rows}&#xa0;: fichier {path} enregistré.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import {file}</source>
        <translation>Importer {file}</translation>
    </message>
    <message>
        <source>Import what was pasted</source>
        <translation>Importer ce qui a été collé</translation>
    </message>
    <message>
        <source>The first rows of the file</source>
        <translation>Les premières lignes du fichier</translation>
    </message>
    <message>
        <source>What is in the file</source>
        <translation>Contenu du fichier</translation>
    </message>
    <message>
        <source>Save the rows that are not taken</source>
        <translation>Enregistrer les lignes non reprises</translation>
    </message>
    <message>
        <source>Table for a spreadsheet</source>
        <translation>Tableau pour tableur</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
</context>
<context>
    <name>ImportState</name>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
</context>
<context>
    <name>KeptToast</name>
    <message>
        <source>Draft kept: {words}</source>
        <translation>Brouillon enregistré&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>KeyForm</name>
    <message>
        <source>such as “Practice”</source>
        <translation>par exemple «&#x202f;Cabinet&#x202f;»</translation>
    </message>
    <message>
        <source>&amp;Get keys…</source>
        <translation>&amp;Obtenir des clés…</translation>
    </message>
    <message>
        <source>Open OVHcloud&apos;s page that makes keys</source>
        <translation>Obtenir des clés&#xa0;: ouvrir la page d’OVHcloud qui les crée</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>Countr&amp;y of numbers</source>
        <translation>Pa&amp;ys des numéros</translation>
    </message>
    <message>
        <source>OVHcloud platform (&amp;endpoint)</source>
        <translation>P&amp;lateforme OVHcloud</translation>
    </message>
    <message>
        <source>First key (application &amp;key)</source>
        <translation>Clé d’application (application &amp;key)</translation>
    </message>
    <message>
        <source>Second key (application se&amp;cret)</source>
        <translation>Secret d’application (application &amp;secret)</translation>
    </message>
    <message>
        <source>Third key (cons&amp;umer key)</source>
        <translation>Clé utilisateur (cons&amp;umer key)</translation>
    </message>
    <message>
        <source>Three keys</source>
        <translation>Les trois clés</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>en place</translation>
    </message>
    <message>
        <source>They are kept. To replace them, fill in all three.</source>
        <translation>Elles sont conservées. Pour les remplacer, remplissez les trois champs.</translation>
    </message>
    <message>
        <source>“Get keys…” opens OVHcloud in your browser, with the rights filled in.</source>
        <translation>«&#x202f;Obtenir des clés…&#x202f;» ouvre OVHcloud dans votre navigateur, les droits déjà remplis.</translation>
    </message>
    <message>
        <source>The endpoint cannot be used: {why}</source>
        <translation>Cette plateforme ne peut pas servir&#xa0;: {why}</translation>
    </message>
    <message>
        <source>Still missing: {names}.</source>
        <translation>Il manque encore&#xa0;: {names}.</translation>
    </message>
    <message>
        <source> Look at the {name} first: it has {have} characters, usually it is {usual}.</source>
        <translation> À vérifier d’abord&#xa0;: {name} ({have} caractères, d’habitude {usual}).</translation>
    </message>
    <message>
        <source>application key</source>
        <translation>clé d’application</translation>
    </message>
    <message>
        <source>application secret</source>
        <translation>secret d’application</translation>
    </message>
    <message>
        <source>consumer key</source>
        <translation>clé utilisateur</translation>
    </message>
</context>
<context>
    <name>KindDialog</name>
    <message>
        <source>Write as:</source>
        <translation>Format&#xa0;:</translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <source>Which sends are listed</source>
        <translation>Envois affichés</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show all: list every send again</source>
        <translation>Tout afficher&#xa0;: revenir à la liste de tous les envois</translation>
    </message>
    <message>
        <source>Name, number, words</source>
        <translation>Nom, numéro, mots</translation>
    </message>
    <message>
        <source>Find sends by name, number or words of the text</source>
        <translation>Chercher un envoi par nom, numéro ou mots du texte</translation>
    </message>
    <message>
        <source>Find a send (Ctrl+F)</source>
        <translation>Chercher un envoi (Ctrl+F)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Days of the sends listed</source>
        <translation>Dates des envois affichés</translation>
    </message>
    <message>
        <source>List the sends of some days only</source>
        <translation>N’afficher que les envois de certains jours</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Toutes les dates</translation>
    </message>
    <message>
        <source>Find conversations by name, number or words</source>
        <translation>Chercher une conversation par nom, numéro ou mots</translation>
    </message>
    <message>
        <source>Find a conversation (Ctrl+F)</source>
        <translation>Chercher une conversation (Ctrl+F)</translation>
    </message>
    <message>
        <source>Which conversations are listed</source>
        <translation>Conversations affichées</translation>
    </message>
    <message>
        <source>Look in the outbox</source>
        <translation>Chercher dans les envois</translation>
    </message>
    <message>
        <source>Look in the outbox: find these words in what was sent, to whoever never answered too</source>
        <translation>Chercher dans les envois&#xa0;: trouver ces mots dans ce qui a été envoyé, même à qui n’a jamais répondu</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Non lues</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>SMS through OVHcloud</source>
        <translation>SMS par OVHcloud</translation>
    </message>
    <message>
        <source>Demo: no SMS is sent</source>
        <translation>Démonstration&#xa0;: aucun SMS ne part</translation>
    </message>
    <message>
        <source>Finishing the message on its way…</source>
        <translation>Fin de l’envoi du message en cours…</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>A&amp;ccounts…</source>
        <translation>Compte&amp;s…</translation>
    </message>
    <message>
        <source>Accounts and keys</source>
        <translation>Comptes et clés</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>Sim&amp;plify</source>
        <translation>Simp&amp;lifier</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose… which of them to simplify</source>
        <translation>Choisir… lesquels simplifier</translation>
    </message>
    <message>
        <source>The pasted text has {n} characters; the longest possible message has {most}. It was not inserted, and what stood here is unchanged.</source>
        <translation>Le texte collé compte {n} caractères&#x202f;; le plus long message possible en compte {most}. Il n’a pas été inséré, et votre texte n’a pas changé.</translation>
    </message>
    <message>
        <source>Only this one: {change}</source>
        <translation>Seulement celui-ci&#xa0;: {change}</translation>
    </message>
    <message>
        <source>Only the next: {change}</source>
        <translation>Seulement le suivant&#xa0;: {change}</translation>
    </message>
    <message>
        <source>Only the first: {change}</source>
        <translation>Seulement le premier&#xa0;: {change}</translation>
    </message>
    <message>
        <source>{change}, once</source>
        <translation>{change}, une fois</translation>
    </message>
    <message>
        <source>{change}, {n} times</source>
        <translation>{change}, {n} fois</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>Sim&amp;plify (saves {saved})</source>
        <translation>Simp&amp;lifier (économise {saved})</translation>
    </message>
    <message>
        <source>the characters that make the message dearer</source>
        <translation>les caractères qui rendent le message plus cher</translation>
    </message>
    <message>
        <source>Because of {names}.</source>
        <translation>À cause de {names}.</translation>
    </message>
    <message>
        <source>Up to {now} each instead of {then} because of {names}.</source>
        <translation>Jusqu’à {now} par personne au lieu de {then} à cause de {names}.</translation>
    </message>
    <message>
        <source>Some messages take more SMS because of {names}.</source>
        <translation>Certains messages prennent plus de SMS à cause de {names}.</translation>
    </message>
    <message>
        <source>Because of {names} only {per} characters fit into an SMS.</source>
        <translation>À cause de {names}, un SMS ne contient que {per} caractères.</translation>
    </message>
    <message>
        <source>Because of {names} only {per} characters fit into an SMS instead of {then}.</source>
        <translation>À cause de {names}, un SMS ne contient que {per} caractères au lieu de {then}.</translation>
    </message>
    <message>
        <source>{name} ({n} times)</source>
        <translation>{name}, {n} fois</translation>
    </message>
    <message>
        <source>{sign} {name}</source>
        <translation>{sign} ({name})</translation>
    </message>
</context>
<context>
    <name>MergedDialog</name>
    <message>
        <source>Merged numbers</source>
        <translation>Numéros regroupés</translation>
    </message>
    <message>
        <source>{n} number was in the list more than once</source>
        <translation>{n} numéro figurait plusieurs fois dans la liste</translation>
    </message>
    <message>
        <source>{n} numbers were in the list more than once</source>
        <translation>{n} numéros figuraient plusieurs fois dans la liste</translation>
    </message>
    <message>
        <source>Each number gets the message once, with what its first row says.</source>
        <translation>Chaque numéro reçoit le message une seule fois, avec ce que dit sa première ligne.</translation>
    </message>
    <message>
        <source>&amp;Show in the list</source>
        <translation>&amp;Voir dans la liste</translation>
    </message>
</context>
<context>
    <name>MessageColumn</name>
    <message>
        <source>Message text</source>
        <translation>Texte du message</translation>
    </message>
    <message>
        <source>Write the message as people will read it</source>
        <translation>Écrivez le message tel qu’il sera lu</translation>
    </message>
    <message>
        <source>Not advertisin&amp;g: leave out the STOP line</source>
        <translation>Message non publi&amp;citaire&#xa0;: sans mention STOP</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Message</translation>
    </message>
    <message>
        <source>Sender name</source>
        <translation>Nom d’expéditeur</translation>
    </message>
    <message>
        <source>Shows them one after the other in the preview</source>
        <translation>Les montre l’une après l’autre dans l’aperçu</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Rien à montrer pour l’instant.</translation>
    </message>
    <message>
        <source>What people will read stands here as soon as the message is written.</source>
        <translation>Ce que chacun lira s’affiche ici dès que le message est écrit.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>E&amp;xpéditeur</translation>
    </message>
    <message>
        <source>Let people repl&amp;y</source>
        <translation>Permettre la rép&amp;onse</translation>
    </message>
    <message>
        <source>Let people reply</source>
        <translation>Permettre la réponse</translation>
    </message>
    <message>
        <source>Sent from a short number of OVHcloud’s instead of your name. French mobiles only; each reply costs 1 credit or more.</source>
        <translation>Envoyé d’un numéro court d’OVHcloud au lieu de votre nom. Mobiles français uniquement&#x202f;; 1&#xa0;crédit ou plus par réponse reçue.</translation>
    </message>
    <message>
        <source>Not advertising: leave out the STOP line</source>
        <translation>Message non publicitaire&#xa0;: sans mention STOP</translation>
    </message>
    <message>
        <source>Not used while people can reply: OVHcloud shows the short number instead.</source>
        <translation>Sans effet tant que la réponse est permise&#xa0;: OVHcloud affiche le numéro court à la place.</translation>
    </message>
    <message>
        <source>This account has no validated sender name. Create one in OVHcloud&apos;s Manager, or let people reply.</source>
        <translation>Ce compte n’a aucun nom d’expéditeur validé. Créez-en un dans le Manager OVHcloud, ou permettez la réponse.</translation>
    </message>
    <message>
        <source>You state that it sells nothing: an appointment, a notice. Sent at any hour; your statement is kept with it.</source>
        <translation>Vous déclarez qu’il ne vend rien&#xa0;: rendez-vous, information. Il part à toute heure&#x202f;; votre déclaration est conservée avec l’envoi.</translation>
    </message>
    <message>
        <source>The short number adds no STOP line, but OVHcloud sends advertising from 8 to 20 h only, Monday to Saturday.</source>
        <translation>Le numéro court n’ajoute pas de mention STOP, mais OVHcloud n’envoie la publicité que de 8&#xa0;h à 20&#xa0;h, du lundi au samedi.</translation>
    </message>
    <message>
        <source>Otherwise with a STOP line, and from 8 to 20 h, Monday to Saturday.</source>
        <translation>Sinon&#xa0;: mention STOP, et de 8&#xa0;h à 20&#xa0;h du lundi au samedi.</translation>
    </message>
    <message>
        <source>Short number</source>
        <translation>Numéro court</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>À choisir…</translation>
    </message>
</context>
<context>
    <name>MessageEdit</name>
    <message>
        <source>{name}: with it an SMS holds 70 characters, not 160. Nothing plain can stand for it.</source>
        <translation>{name}&#xa0;: raccourcit les SMS, de 160 à 70 caractères. Rien de simple ne peut le remplacer.</translation>
    </message>
    <message>
        <source>{name}: with it an SMS holds 70 characters, not 160. “{plain}” can stand for it.</source>
        <translation>{name}&#xa0;: raccourcit les SMS, de 160 à 70 caractères. «&#x202f;{plain}&#x202f;» peut le remplacer.</translation>
    </message>
    <message>
        <source>{name}: with it an SMS holds 70 characters, not 160. Nobody sees it: it can go.</source>
        <translation>{name}&#xa0;: raccourcit les SMS, de 160 à 70 caractères. Invisible, ce caractère peut disparaître.</translation>
    </message>
    <message>
        <source>No receiver has a column called “{name}”.</source>
        <translation>Aucun destinataire n’a de colonne «&#x202f;{name}&#x202f;».</translation>
    </message>
    <message>
        <source>No receiver has a column called “{name}”: everybody gets “{default}”.</source>
        <translation>Aucun destinataire n’a de colonne «&#x202f;{name}&#x202f;»&#xa0;: tout le monde reçoit «&#x202f;{default}&#x202f;».</translation>
    </message>
    <message>
        <source>Each receiver&apos;s own “{name}” stands here.</source>
        <translation>Ici vient «&#x202f;{name}&#x202f;» de chaque destinataire.</translation>
    </message>
    <message>
        <source>Each receiver&apos;s own “{name}” stands here, or “{default}” where there is none.</source>
        <translation>Ici vient «&#x202f;{name}&#x202f;» de chaque destinataire, ou «&#x202f;{default}&#x202f;» s’il n’y en a pas.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Mend the message to send</source>
        <translation>Corrigez le message pour envoyer</translation>
    </message>
    <message>
        <source>Counting what the message comes to for everybody in the list…</source>
        <translation>Calcul du prix du message pour toute la liste…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Calcul…</translation>
    </message>
    <message>
        <source>No account yet: add one under “Accounts…”.</source>
        <translation>Pas encore de compte&#xa0;: ajoutez-en un sous «&#x202f;Comptes…&#x202f;».</translation>
    </message>
    <message>
        <source>Add an account to send</source>
        <translation>Ajoutez un compte pour envoyer</translation>
    </message>
    <message>
        <source>What stands in the box of numbers is not in the list yet: complete it and press Enter.</source>
        <translation>Le contenu de la case des numéros n’est pas encore dans la liste&#xa0;: complétez-le et appuyez sur Entrée.</translation>
    </message>
    <message>
        <source>Add the number to &amp;send</source>
        <translation>Ajouter le numéro pour &amp;envoyer</translation>
    </message>
    <message>
        <source>No receivers yet: type or paste a number and press Enter.</source>
        <translation>Pas encore de destinataire&#xa0;: tapez ou collez un numéro et appuyez sur Entrée.</translation>
    </message>
    <message>
        <source>Add receivers to send</source>
        <translation>Ajoutez des destinataires pour envoyer</translation>
    </message>
    <message>
        <source>The only number in the list is not valid: correct it.</source>
        <translation>Le seul numéro de la liste n’est pas valable&#xa0;: corrigez-le.</translation>
    </message>
    <message>
        <source>None of the {count} numbers in the list is valid: correct them.</source>
        <translation>Aucun des {count} numéros de la liste n’est valable&#xa0;: corrigez-les.</translation>
    </message>
    <message>
        <source>The message is empty.</source>
        <translation>Le message est vide.</translation>
    </message>
    <message>
        <source>Write a message to send</source>
        <translation>Écrivez un message pour envoyer</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>The message holds a character that cannot be sent: {names}. Remove it.</source>
        <translation>Le message contient un caractère qui ne peut pas être envoyé&#xa0;: {names}. Supprimez-le.</translation>
    </message>
    <message>
        <source>The message holds characters that cannot be sent: {names}. Remove them.</source>
        <translation>Le message contient des caractères qui ne peuvent pas être envoyés&#xa0;: {names}. Supprimez-les.</translation>
    </message>
    <message>
        <source>No sender: choose a sender name, or let people reply.</source>
        <translation>Pas d’expéditeur&#xa0;: choisissez un nom d’expéditeur, ou permettez la réponse.</translation>
    </message>
    <message>
        <source>Choose a sender to send</source>
        <translation>Choisissez un expéditeur pour envoyer</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>“{value}” cannot be a sender name: at most 11 letters and digits, and not digits alone.</source>
        <translation>«&#x202f;{value}&#x202f;» ne peut pas être un nom d’expéditeur&#xa0;: 11 lettres et chiffres au plus, et pas uniquement des chiffres.</translation>
    </message>
    <message>
        <source>Not enough credits: {value} are missing. Buy credits or send to fewer people.</source>
        <translation>Pas assez de crédits&#xa0;: il en manque {value}. Achetez des crédits ou envoyez à moins de personnes.</translation>
    </message>
    <message>
        <source>Not enough credits</source>
        <translation>Pas assez de crédits</translation>
    </message>
    <message>
        <source>Not enough credits for this and for what still waits in the outbox: {value} are missing.</source>
        <translation>Pas assez de crédits pour ce message et pour ce qui attend encore dans les envois&#xa0;: il en manque {value}.</translation>
    </message>
    <message>
        <source>1 number is not valid and gets nothing: {names}.</source>
        <translation>1 numéro n’est pas valable et ne reçoit rien&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} numbers are not valid and get nothing: {names}.</source>
        <translation>{count} numéros ne sont pas valables et ne reçoivent rien&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>1 row of {value} was not taken: it gets nothing ({names}).</source>
        <translation>1 ligne de {value} n’a pas été reprise&#xa0;: elle ne reçoit rien ({names}).</translation>
    </message>
    <message>
        <source>{count} rows of {value} were not taken: they get nothing ({names}).</source>
        <translation>{count} lignes de {value} n’ont pas été reprises&#xa0;: elles ne reçoivent rien ({names}).</translation>
    </message>
    <message>
        <source>1 person opted out and gets nothing: {names}.</source>
        <translation>1 personne est marquée «&#x202f;ne plus écrire&#x202f;» et ne reçoit rien&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people opted out and get nothing: {names}.</source>
        <translation>{count} personnes sont marquées «&#x202f;ne plus écrire&#x202f;» et ne reçoivent rien&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>1 person answered STOP, as OVHcloud lists it, and gets nothing: {names}.</source>
        <translation>1 personne s’est désinscrite par STOP auprès d’OVHcloud et ne reçoit rien&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people answered STOP, as OVHcloud lists them, and get nothing: {names}.</source>
        <translation>{count} personnes se sont désinscrites par STOP auprès d’OVHcloud et ne reçoivent rien&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>1 person has answered STOP and is still in the list: {names}.</source>
        <translation>1 personne a répondu STOP et est encore dans la liste&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people have answered STOP and are still in the list: {names}.</source>
        <translation>{count} personnes ont répondu STOP et sont encore dans la liste&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>The only person in the list opted out: add somebody else.</source>
        <translation>La seule personne de la liste est marquée «&#x202f;ne plus écrire&#x202f;»&#xa0;: ajoutez quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>All {count} people in the list opted out: add somebody else.</source>
        <translation>Les {count} personnes de la liste sont marquées «&#x202f;ne plus écrire&#x202f;»&#xa0;: ajoutez quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Everybody opted out</source>
        <translation>Plus personne à qui écrire</translation>
    </message>
    <message>
        <source>1 number was in the list more than once: it gets the message once.</source>
        <translation>1 numéro était plusieurs fois dans la liste&#xa0;: il reçoit le message une seule fois.</translation>
    </message>
    <message>
        <source>{count} repeated rows were merged: each number gets the message once.</source>
        <translation>{count} lignes en double ont été regroupées&#xa0;: chaque numéro reçoit le message une seule fois.</translation>
    </message>
    <message>
        <source>1 landline may not receive SMS: {names}.</source>
        <translation>1 ligne fixe ne reçoit peut-être pas les SMS&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} landlines may not receive SMS: {names}.</source>
        <translation>{count} lignes fixes ne reçoivent peut-être pas les SMS&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>1 premium or special number: {names}.</source>
        <translation>1 numéro surtaxé ou spécial&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} premium or special numbers: {names}.</source>
        <translation>{count} numéros surtaxés ou spéciaux&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>The message is long: {count} SMS for each person. Some phones and networks cut it.</source>
        <translation>Le message est long&#xa0;: {count}&#xa0;SMS par personne. Certains téléphones et réseaux le coupent.</translation>
    </message>
    <message>
        <source>With replies allowed OVHcloud refuses links, e-mail addresses and phone numbers in the text: “{value}”. Remove it, or use a sender name.</source>
        <translation>Avec la réponse permise, OVHcloud refuse dans le texte les liens, les adresses e-mail et les numéros de téléphone&#xa0;: «&#x202f;{value}&#x202f;». Supprimez-le, ou utilisez un nom d’expéditeur.</translation>
    </message>
    <message>
        <source>Replies work with French mobiles only; 1 receiver is abroad: {names}.</source>
        <translation>La réponse ne fonctionne qu’avec les mobiles français&#x202f;; 1 destinataire est à l’étranger&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Replies work with French mobiles only; {count} receivers are abroad: {names}.</source>
        <translation>La réponse ne fonctionne qu’avec les mobiles français&#x202f;; {count} destinataires sont à l’étranger&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>See who cannot reply</source>
        <translation>Voir qui ne peut pas répondre</translation>
    </message>
    <message>
        <source>1 SMS goes abroad at a price not known here; OVHcloud lists it.</source>
        <translation>1&#xa0;SMS part à l’étranger à un prix inconnu ici&#x202f;; OVHcloud l’indique dans ses tarifs.</translation>
    </message>
    <message>
        <source>{count} SMS go abroad at a price not known here; OVHcloud lists it.</source>
        <translation>{count}&#xa0;SMS partent à l’étranger à un prix inconnu ici&#x202f;; OVHcloud l’indique dans ses tarifs.</translation>
    </message>
    <message>
        <source>1 person had this text, or nearly the same, within 24 hours ({value}): {names}.</source>
        <translation>1 personne a reçu ce texte, ou presque le même, dans les dernières 24 heures ({value})&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people had this text, or nearly the same, within 24 hours ({value}): {names}.</source>
        <translation>{count} personnes ont reçu ce texte, ou presque le même, dans les dernières 24 heures ({value})&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>1 person had this text, or nearly the same, from elsewhere on this account within 24 hours ({value}): {names}.</source>
        <translation>1 personne a reçu ce texte, ou presque le même, d’un autre poste de ce compte à moins de 24 heures d’écart ({value})&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people had this text, or nearly the same, from elsewhere on this account within 24 hours ({value}): {names}.</source>
        <translation>{count} personnes ont reçu ce texte, ou presque le même, d’un autre poste de ce compte à moins de 24 heures d’écart ({value})&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>1 person is to get this text, or nearly the same, from elsewhere on this account within 24 hours of it ({value}): {names}.</source>
        <translation>1 personne doit recevoir ce texte, ou presque le même, d’un autre poste de ce compte à moins de 24 heures d’écart ({value})&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people are to get this text, or nearly the same, from elsewhere on this account within 24 hours of it ({value}): {names}.</source>
        <translation>{count} personnes doivent recevoir ce texte, ou presque le même, d’un autre poste de ce compte à moins de 24 heures d’écart ({value})&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Not all that was sent from elsewhere on this account could be read: somebody may have had this text from a colleague.</source>
        <translation>Tout ce qui a été envoyé d’ailleurs avec ce compte n’a pas pu être lu&#xa0;: quelqu’un a peut-être déjà reçu ce texte d’un collègue.</translation>
    </message>
    <message>
        <source>The message is too long: {count} SMS for each person, and 255 is the most. Shorten it.</source>
        <translation>Le message est trop long&#xa0;: {count}&#xa0;SMS par personne, et 255 au plus. Raccourcissez-le.</translation>
    </message>
    <message>
        <source>No receiver has a column called “{names}”. Correct the name in the braces, fill the column in in the list, or double the braces to send them as they are.</source>
        <translation>Aucun destinataire n’a de colonne «&#x202f;{names}&#x202f;». Corrigez le nom entre accolades, remplissez la colonne dans la liste, ou doublez les accolades pour les envoyer telles quelles.</translation>
    </message>
    <message>
        <source>No receiver has columns called {names}. Correct the names in the braces, fill the columns in in the list, or double the braces to send them as they are.</source>
        <translation>Aucun destinataire n’a de colonnes {names}. Corrigez les noms entre accolades, remplissez les colonnes dans la liste, ou doublez les accolades pour les envoyer telles quelles.</translation>
    </message>
    <message>
        <source>Correct the placeholder to send</source>
        <translation>Corrigez le champ pour envoyer</translation>
    </message>
    <message>
        <source>No receiver has a column called “{names}”. Did you mean {{{value}}}?</source>
        <translation>Aucun destinataire n’a de colonne «&#x202f;{names}&#x202f;». Vouliez-vous dire {{{value}}}&#x202f;?</translation>
    </message>
    <message>
        <source>1 person lacks {value}: {names}.</source>
        <translation>Il manque {value} pour 1 personne&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people lack {value}: {names}.</source>
        <translation>Il manque {value} pour {count} personnes&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>1 number stands in the list several times; only the first text is sent: {names}.</source>
        <translation>1 numéro figure plusieurs fois&#x202f;; seul le premier texte part&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} numbers stand in the list several times; only the first text is sent: {names}.</source>
        <translation>{count} numéros figurent plusieurs fois&#x202f;; seul le premier texte part&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Send the rest as a message of its own.</source>
        <translation>Envoyez le reste dans un autre message.</translation>
    </message>
    <message>
        <source>1 number stands in the list under several names and gets one message: {names}.</source>
        <translation>1 numéro est dans la liste sous plusieurs noms et reçoit un seul message&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} numbers stand in the list under several names and get one message each: {names}.</source>
        <translation>{count} numéros sont dans la liste sous plusieurs noms et reçoivent un seul message chacun&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Correct the number of people who do not share a phone.</source>
        <translation>Corrigez le numéro des personnes qui ne partagent pas un téléphone.</translation>
    </message>
    <message>
        <source>Fill in what is missing to send</source>
        <translation>Remplir ce qui manque</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Compléter</translation>
    </message>
    <message>
        <source>Correct the numbers to send</source>
        <translation>Corrigez les numéros</translation>
    </message>
    <message>
        <source>Beside their reply you can opt them out, or leave it as it is. From the list they can be removed.</source>
        <translation>À côté d’une réponse, vous pouvez choisir de ne plus écrire, ou laisser tel quel. On peut aussi retirer de la liste.</translation>
    </message>
    <message>
        <source>Fill in the list, remove who lacks it, or give a default in the text, as in {{first_name|there}}.</source>
        <translation>Remplissez la liste, retirez toute personne qui ne l’a pas, ou donnez un texte par défaut, comme {{prenom|Madame, Monsieur}}.</translation>
    </message>
    <message>
        <source>No receiver has a column called “{names}”: everybody gets the default. Check the name in the braces.</source>
        <translation>Aucun destinataire n’a de colonne «&#x202f;{names}&#x202f;»&#xa0;: tout le monde reçoit le texte par défaut. Vérifiez le nom entre accolades.</translation>
    </message>
    <message>
        <source>No receiver has columns called {names}: everybody gets the defaults. Check the names in the braces.</source>
        <translation>Aucun destinataire n’a de colonnes {names}&#xa0;: tout le monde reçoit les textes par défaut. Vérifiez les noms entre accolades.</translation>
    </message>
    <message>
        <source>“{value}” is no placeholder and is sent as it is. A placeholder looks like {{first_name}}.</source>
        <translation>«&#x202f;{value}&#x202f;» n’est pas un champ et part tel quel. Un champ s’écrit {{prenom}}.</translation>
    </message>
    <message>
        <source>What is put in for 1 person holds a character that cannot be sent: {names}. Correct it in the list.</source>
        <translation>Ce qui est inséré pour 1 personne contient un caractère qui ne peut pas être envoyé&#xa0;: {names}. Corrigez-le dans la liste.</translation>
    </message>
    <message>
        <source>What is put in for {count} people holds characters that cannot be sent: {names}. Correct it in the list.</source>
        <translation>Ce qui est inséré pour {count} personnes contient des caractères qui ne peuvent pas être envoyés&#xa0;: {names}. Corrigez-le dans la liste.</translation>
    </message>
    <message>
        <source>Correct the receivers to send</source>
        <translation>Corrigez les destinataires pour envoyer</translation>
    </message>
    <message>
        <source>1 person needs {value} SMS because of what is put in for them: {names}.</source>
        <translation>Il faut {value}&#xa0;SMS pour 1 personne, à cause de ce qui est inséré pour elle&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people need up to {value} SMS each because of what is put in for them: {names}.</source>
        <translation>Pour {count} personnes, il faut jusqu’à {value}&#xa0;SMS chacune, à cause de ce qui est inséré pour elles&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>1 person needs {value} SMS because of characters in what is put in for them: {names}.</source>
        <translation>Il faut {value}&#xa0;SMS pour 1 personne, à cause de caractères insérés pour elle&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>{count} people need up to {value} SMS each because of characters in what is put in for them: {names}.</source>
        <translation>Pour {count} personnes, il faut jusqu’à {value}&#xa0;SMS chacune, à cause de caractères insérés pour elles&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>The time for which the message was scheduled has passed: choose another, or send it now.</source>
        <translation>L’heure programmée pour ce message est passée&#xa0;: choisissez-en une autre, ou envoyez-le maintenant.</translation>
    </message>
    <message>
        <source>Choose another time to send</source>
        <translation>Choisir une autre heure pour envoyer</translation>
    </message>
    <message>
        <source>OVHcloud would hold this message until {value}.</source>
        <translation>OVHcloud retiendrait ce message jusqu’à {value}.</translation>
    </message>
    <message>
        <source>OVHcloud holds this message until {value}. Only what is scheduled can be cancelled from here until then.</source>
        <translation>OVHcloud retient ce message jusqu’à {value}. D’ici là, seul un message programmé peut être annulé depuis ce programme.</translation>
    </message>
    <message>
        <source>OVHcloud counts {count} SMS where this program counts {value}: expect the price of {count} SMS for each such message, not the one shown.</source>
        <translation>OVHcloud compte {count}&#xa0;SMS là où ce programme en compte {value}&#xa0;: attendez-vous au prix de {count}&#xa0;SMS pour chacun de ces messages, et non au prix affiché.</translation>
    </message>
    <message>
        <source>OVHcloud does not know this application key here. Check the application key, and that the endpoint is the one where the keys were made.</source>
        <translation>OVHcloud ne connaît pas cette clé d’application ici. Vérifiez la clé, et que la plateforme est celle où les clés ont été créées.</translation>
    </message>
    <message>
        <source>OVHcloud could not verify the signature. The application secret is the likely culprit: copy it again, whole. (A consumer key that was never approved can cause this too.)</source>
        <translation>OVHcloud n’a pas pu vérifier la signature. Le secret d’application est sans doute en cause&#xa0;: copiez-le à nouveau, en entier. (Une clé utilisateur jamais approuvée peut aussi en être la cause.)</translation>
    </message>
    <message>
        <source>OVHcloud does not accept the consumer key: it is mistyped, has expired, was revoked or was never approved. Check it, or get new keys.</source>
        <translation>OVHcloud n’accepte pas la clé utilisateur (consumer key)&#xa0;: elle est mal tapée, expirée, révoquée ou n’a jamais été approuvée. Vérifiez-la, ou obtenez de nouvelles clés.</translation>
    </message>
    <message>
        <source>The keys are good, but they were not given the right to do this. Get new keys with “Get keys…”, which asks for the rights needed.</source>
        <translation>Les clés sont bonnes, mais n’ont pas reçu ce droit. Obtenez-en de nouvelles avec «&#x202f;Obtenir des clés…&#x202f;», qui demande les droits nécessaires.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock differs too much from OVHcloud&apos;s. Set date and time, then try again.</source>
        <translation>L’horloge de cet ordinateur est trop décalée par rapport à celle d’OVHcloud. Réglez la date et l’heure, puis recommencez.</translation>
    </message>
    <message>
        <source>OVHcloud does not find this SMS account or item. Check that it still exists.</source>
        <translation>OVHcloud ne trouve pas ce compte SMS ou cet élément. Vérifiez qu’il existe toujours.</translation>
    </message>
    <message>
        <source>OVHcloud does not accept this sender name: it does not exist on the account or is not validated yet. Choose another sender.</source>
        <translation>OVHcloud n’accepte pas ce nom d’expéditeur&#xa0;: il n’existe pas sur le compte ou n’est pas encore validé. Choisissez un autre expéditeur.</translation>
    </message>
    <message>
        <source>There are not enough credits. Buy credits in your OVHcloud account, then try again.</source>
        <translation>Il n’y a pas assez de crédits. Achetez-en dans le Manager OVHcloud, puis recommencez.</translation>
    </message>
    <message>
        <source>OVHcloud asks for a pause: too many calls in a short time.</source>
        <translation>OVHcloud demande une pause&#xa0;: trop d’appels en peu de temps.</translation>
    </message>
    <message>
        <source>This SMS account has expired. Renew it in your OVHcloud account.</source>
        <translation>Ce compte SMS a expiré. Renouvelez-le dans le Manager OVHcloud.</translation>
    </message>
    <message>
        <source>OVHcloud reports a conflict with something under way.</source>
        <translation>OVHcloud signale un conflit avec une opération en cours.</translation>
    </message>
    <message>
        <source>OVHcloud does not accept something in the message.</source>
        <translation>OVHcloud n’accepte pas quelque chose dans le message.</translation>
    </message>
    <message>
        <source>OVHcloud refused.</source>
        <translation>OVHcloud a refusé.</translation>
    </message>
    <message>
        <source>OVHcloud accepts none of these numbers.</source>
        <translation>OVHcloud n’accepte aucun de ces numéros.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s address could not be looked up. Check the internet connection.</source>
        <translation>L’adresse d’OVHcloud n’a pas été trouvée. Vérifiez la connexion internet.</translation>
    </message>
    <message>
        <source>No connection to OVHcloud. Check the internet connection.</source>
        <translation>Pas de connexion à OVHcloud. Vérifiez la connexion internet.</translation>
    </message>
    <message>
        <source>OVHcloud could not be reached in time. Check the internet connection.</source>
        <translation>OVHcloud n’a pas pu être joint à temps. Vérifiez la connexion internet.</translation>
    </message>
    <message>
        <source>No secure connection: the server&apos;s certificate could not be verified. A proxy, a guest network&apos;s sign-in page or a wrong clock can be the cause.</source>
        <translation>Pas de connexion sûre&#xa0;: le certificat du serveur n’a pas pu être vérifié. Un proxy, la page de connexion d’un réseau d’invités ou une horloge mal réglée peuvent en être la cause.</translation>
    </message>
    <message>
        <source>The proxy let no connection through. Check the proxy settings.</source>
        <translation>Le proxy n’a pas laissé passer la connexion. Vérifiez les réglages du proxy.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s answer did not come in time.</source>
        <translation>La réponse d’OVHcloud n’est pas arrivée à temps.</translation>
    </message>
    <message>
        <source>The connection broke before the answer came.</source>
        <translation>La connexion s’est coupée avant l’arrivée de la réponse.</translation>
    </message>
    <message>
        <source>OVHcloud reports a fault on its side.</source>
        <translation>OVHcloud signale une panne de son côté.</translation>
    </message>
    <message>
        <source>The answer makes no sense. A proxy or a network sign-in page may have answered in OVHcloud&apos;s place.</source>
        <translation>La réponse n’a pas de sens. Un proxy ou une page de connexion au réseau a peut-être répondu à la place d’OVHcloud.</translation>
    </message>
    <message>
        <source>The program ended while OVHcloud&apos;s answer was still awaited.</source>
        <translation>Le programme s’est arrêté alors que la réponse d’OVHcloud était attendue.</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>not a phone number</source>
        <translation>pas un numéro de téléphone</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>trop court</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>trop long</translation>
    </message>
    <message>
        <source>unknown country code</source>
        <translation>indicatif de pays inconnu</translation>
    </message>
    <message>
        <source>no such number</source>
        <translation>numéro inexistant</translation>
    </message>
    <message>
        <source>a short number, cannot receive</source>
        <translation>numéro court, ne peut rien recevoir</translation>
    </message>
    <message>
        <source>in doubt: write it with + and the country&apos;s code</source>
        <translation>incertain&#xa0;: écrivez-le avec + et l’indicatif du pays</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobile</translation>
    </message>
    <message>
        <source>landline</source>
        <translation>ligne fixe</translation>
    </message>
    <message>
        <source>mobile or landline</source>
        <translation>mobile ou ligne fixe</translation>
    </message>
    <message>
        <source>premium number</source>
        <translation>numéro surtaxé</translation>
    </message>
    <message>
        <source>toll-free number</source>
        <translation>numéro gratuit</translation>
    </message>
    <message>
        <source>short number</source>
        <translation>numéro court</translation>
    </message>
    <message>
        <source>internet phone</source>
        <translation>téléphonie par internet</translation>
    </message>
    <message>
        <source>other number</source>
        <translation>autre numéro</translation>
    </message>
    <message>
        <source>waiting, not sent yet</source>
        <translation>en attente, pas encore envoyé</translation>
    </message>
    <message>
        <source>on its way to OVHcloud</source>
        <translation>en cours d’envoi vers OVHcloud</translation>
    </message>
    <message>
        <source>sent, accepted by OVHcloud</source>
        <translation>en route, pris en charge par OVHcloud</translation>
    </message>
    <message>
        <source>not sent: number not accepted</source>
        <translation>non envoyé&#xa0;: numéro refusé</translation>
    </message>
    <message>
        <source>not sent: refused</source>
        <translation>non envoyé&#xa0;: refusé</translation>
    </message>
    <message>
        <source>unknown: may have been sent</source>
        <translation>incertain&#xa0;: peut-être envoyé</translation>
    </message>
    <message>
        <source>scheduled at OVHcloud</source>
        <translation>programmé chez OVHcloud</translation>
    </message>
    <message>
        <source>being cancelled</source>
        <translation>annulation en cours</translation>
    </message>
    <message>
        <source>held by OVHcloud until later</source>
        <translation>retenu par OVHcloud jusqu’à plus tard</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>remis</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>échec&#xa0;: non remis</translation>
    </message>
    <message>
        <source>not delivered in time</source>
        <translation>expiré&#xa0;: non remis à temps</translation>
    </message>
    <message>
        <source>not sent: cancelled</source>
        <translation>non envoyé&#xa0;: annulé</translation>
    </message>
    <message>
        <source>Keys are kept in {where}.</source>
        <translation>Les clés sont conservées dans {where}.</translation>
    </message>
    <message>
        <source>The keyring holds no keys for this account. Enter them again under Accounts.</source>
        <translation>Le trousseau ne contient pas de clés pour ce compte. Saisissez-les à nouveau sous «&#x202f;Comptes…&#x202f;».</translation>
    </message>
    <message>
        <source>The keyring is locked. Unlock it and try again; until then keys stay in memory only.</source>
        <translation>Le trousseau de clés est verrouillé. Déverrouillez-le et recommencez&#x202f;; d’ici là, les clés ne restent qu’en mémoire.</translation>
    </message>
    <message>
        <source>The system did not let this program use the keyring. Allow it and try again; until then keys stay in memory only.</source>
        <translation>Le système n’a pas laissé ce programme utiliser le trousseau de clés. Autorisez-le et recommencez&#x202f;; d’ici là, les clés ne restent qu’en mémoire.</translation>
    </message>
    <message>
        <source>The keyring does not work as it should; keys stay in memory only, until the program ends.</source>
        <translation>Le trousseau de clés ne fonctionne pas comme il le devrait&#x202f;; les clés ne restent qu’en mémoire, jusqu’à la fermeture du programme.</translation>
    </message>
    <message>
        <source>This computer has no usable keyring: keys stay in memory only, and are asked for again at the next start.</source>
        <translation>Cet ordinateur n’a pas de trousseau de clés utilisable&#xa0;: les clés ne restent qu’en mémoire, et seront redemandées au prochain démarrage.</translation>
    </message>
    <message>
        <source>the system&apos;s keyring</source>
        <translation>le trousseau de clés du système</translation>
    </message>
    <message>
        <source>The data folder was written by a newer version of this program. Install that version.</source>
        <translation>Le dossier des données a été écrit par une version plus récente de ce programme. Installez cette version.</translation>
    </message>
    <message>
        <source>Another program holds the data file. Close it, then try again.</source>
        <translation>Un autre programme occupe le fichier de données. Fermez-le, puis recommencez.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then try again.</source>
        <translation>Le disque est plein. Faites de la place, puis recommencez.</translation>
    </message>
    <message>
        <source>The data folder cannot be written to. Check its permissions.</source>
        <translation>Impossible d’écrire dans le dossier des données. Vérifiez les droits d’accès.</translation>
    </message>
    <message>
        <source>The data file is damaged. Restore it from a backup, or start with an empty data folder.</source>
        <translation>Le fichier de données est abîmé. Restaurez-le depuis une sauvegarde, ou repartez d’un dossier de données vide.</translation>
    </message>
    <message>
        <source>The data folder cannot be opened. Check that it exists and that you may use it.</source>
        <translation>Le dossier des données ne s’ouvre pas. Vérifiez qu’il existe et que vous pouvez l’utiliser.</translation>
    </message>
    <message>
        <source>The data file was moved, replaced or cut while the program was running. Close the program, put the right file back, and start it again.</source>
        <translation>Le fichier de données a été déplacé, remplacé ou tronqué pendant que le programme tournait. Fermez le programme, remettez le bon fichier en place, puis relancez-le.</translation>
    </message>
    <message>
        <source>The data folder cannot be used.</source>
        <translation>Le dossier des données est inutilisable.</translation>
    </message>
    <message>
        <source>{words} Its words: “{message}”.</source>
        <translation>{words} Sa réponse&#xa0;: «&#x202f;{message}&#x202f;».</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>{problem} The folder is {folder}.</source>
        <translation>{problem} Le dossier est {folder}.</translation>
    </message>
    <message>
        <source>✗ {path} could not be written ({why}). Choose another place.</source>
        <translation>✗ {path} n’a pas pu être enregistré ({why}). Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«&#x202f;{text}&#x202f;»</translation>
    </message>
    <message>
        <source>in {n} minute</source>
        <translation>dans {n}&#xa0;minute</translation>
    </message>
    <message>
        <source>in {n} minutes</source>
        <translation>dans {n}&#xa0;minutes</translation>
    </message>
    <message>
        <source>in {n} hour</source>
        <translation>dans {n}&#xa0;heure</translation>
    </message>
    <message>
        <source>in {n} hours</source>
        <translation>dans {n}&#xa0;heures</translation>
    </message>
    <message>
        <source>in {n} day</source>
        <translation>dans {n}&#xa0;jour</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>dans {n}&#xa0;jours</translation>
    </message>
    <message>
        <source>{n} person</source>
        <translation>{n} personne</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} personnes</translation>
    </message>
    <message>
        <source>{n} message</source>
        <translation>{n} message</translation>
    </message>
    <message>
        <source>{n} messages</source>
        <translation>{n} messages</translation>
    </message>
    <message>
        <source>{n} row</source>
        <translation>{n} ligne</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} lignes</translation>
    </message>
    <message>
        <source>{n} row not taken</source>
        <translation>{n} ligne non reprise</translation>
    </message>
    <message>
        <source>{n} rows not taken</source>
        <translation>{n} lignes non reprises</translation>
    </message>
    <message>
        <source>{n} SMS</source>
        <translation>{n}&#xa0;SMS</translation>
    </message>
    <message>
        <source>{n} credit</source>
        <translation>{n} crédit</translation>
    </message>
    <message>
        <source>{n} credits</source>
        <translation>{n} crédits</translation>
    </message>
    <message>
        <source>Windows Credential Manager</source>
        <translation>le gestionnaire d’identifiants de Windows</translation>
    </message>
    <message>
        <source>macOS Keychain</source>
        <translation>le trousseau d’accès de macOS</translation>
    </message>
    <message>
        <source>this session&apos;s memory</source>
        <translation>la mémoire, jusqu’à la fermeture du programme</translation>
    </message>
    <message>
        <source>{moment}, “{text}”, {people}</source>
        <translation>{moment}, «&#x202f;{text}&#x202f;», {people}</translation>
    </message>
    <message>
        <source>due {moment}, “{text}”, {people}</source>
        <translation>prévu le {moment}, «&#x202f;{text}&#x202f;», {people}</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Month before</source>
        <translation>Mois précédent</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Mois suivant</translation>
    </message>
</context>
<context>
    <name>NumberEdit</name>
    <message>
        <source>for example 06 39 98 00 12</source>
        <translation>par exemple 06 39 98 00 12</translation>
    </message>
</context>
<context>
    <name>OpenedFile</name>
    <message>
        <source>The file “{name}” does not answer: its disk or its share may be gone. It is opened here as soon as it can be read; you can go on meanwhile.</source>
        <translation>Le fichier «&#x202f;{name}&#x202f;» ne répond pas&#xa0;: son disque ou son partage est peut-être indisponible. Il s’ouvrira ici dès qu’il pourra être lu&#x202f;; vous pouvez continuer en attendant.</translation>
    </message>
</context>
<context>
    <name>OptInDialog</name>
    <message>
        <source>Opt in?</source>
        <translation>Autoriser à nouveau&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Opt in</source>
        <translation>A&amp;utoriser à nouveau</translation>
    </message>
    <message>
        <source>Opt in {name}?</source>
        <translation>Autoriser à nouveau les messages à {name}&#x202f;?</translation>
    </message>
    <message>
        <source>Opted out on {moment}.</source>
        <translation>Plus aucun message depuis le {moment}.</translation>
    </message>
    <message>
        <source>The last of them was opted out on {moment}.</source>
        <translation>Pour la dernière de ces personnes, plus aucun message depuis le {moment}.</translation>
    </message>
    <message>
        <source>Messages may go to this person again. Do it if they want that, or if opting them out was a slip. Messages that were cancelled do not come back.</source>
        <translation>Des messages pourront de nouveau partir vers cette personne. Faites-le si elle le souhaite, ou si c’était une erreur. Les messages annulés ne sont pas rétablis.</translation>
    </message>
    <message>
        <source>Messages may go to these people again. Do it if they want that, or if opting them out was a slip. Messages that were cancelled do not come back.</source>
        <translation>Des messages pourront de nouveau partir vers ces personnes. Faites-le si elles le souhaitent, ou si c’était une erreur. Les messages annulés ne sont pas rétablis.</translation>
    </message>
</context>
<context>
    <name>OptOutDialog</name>
    <message>
        <source>Opt out?</source>
        <translation>Ne plus écrire&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Opt out</source>
        <translation>&amp;Ne plus lui écrire</translation>
    </message>
    <message>
        <source>&amp;Opt out</source>
        <comment>several</comment>
        <translation>&amp;Ne plus leur écrire</translation>
    </message>
    <message>
        <source>Messages scheduled for this person are cancelled, and “Opt in…” later on does not bring those back.</source>
        <translation>Les messages programmés pour cette personne sont annulés, et «&#x202f;Autoriser à nouveau…&#x202f;» ne les rétablit pas.</translation>
    </message>
    <message>
        <source>Messages scheduled for them are cancelled, and “Opt in…” later on does not bring those back.</source>
        <translation>Les messages programmés pour ces personnes sont annulés, et «&#x202f;Autoriser à nouveau…&#x202f;» ne les rétablit pas.</translation>
    </message>
    <message>
        <source>Nothing is scheduled. “Opt in…” lets messages go there again.</source>
        <translation>Rien n’est programmé. «&#x202f;Autoriser à nouveau…&#x202f;» permet de changer d’avis.</translation>
    </message>
    <message>
        <source>This message is cancelled, and “Opt in…” later on does not bring it back:</source>
        <translation>Ce message est annulé, et «&#x202f;Autoriser à nouveau…&#x202f;» ne le rétablit pas&#xa0;:</translation>
    </message>
    <message>
        <source>These messages are cancelled, and “Opt in…” later on does not bring them back:</source>
        <translation>Ces messages sont annulés, et «&#x202f;Autoriser à nouveau…&#x202f;» ne les rétablit pas&#xa0;:</translation>
    </message>
    <message>
        <source>Opt out {name}?</source>
        <translation>Ne plus écrire à {name}&#x202f;?</translation>
    </message>
    <message>
        <source>and {messages} more</source>
        <translation>et {messages} de plus</translation>
    </message>
    <message>
        <source>about to leave</source>
        <translation>va partir</translation>
    </message>
    <message>
        <source>• {when}, for {people}: {text}</source>
        <translation>• {when}, pour {people}&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>waits to be sent</source>
        <translation>attend d’être envoyé</translation>
    </message>
    <message>
        <source>on its way to OVHcloud</source>
        <translation>en cours d’envoi vers OVHcloud</translation>
    </message>
    <message>
        <source>accepted by OVHcloud</source>
        <translation>pris en charge par OVHcloud</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>unknown: may have been sent</source>
        <translation>incertain&#xa0;: peut-être envoyé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>the send pauses</source>
        <translation>l’envoi est en pause</translation>
    </message>
    <message>
        <source>the send goes on</source>
        <translation>l’envoi reprend</translation>
    </message>
    <message>
        <source>confirmed by you</source>
        <translation>confirmé par vous</translation>
    </message>
    <message>
        <source>its turn came</source>
        <translation>son tour est venu</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s answer</source>
        <translation>réponse d’OVHcloud</translation>
    </message>
    <message>
        <source>your decision</source>
        <translation>votre décision</translation>
    </message>
    <message>
        <source>The account&apos;s keys are not at hand: unlock the keyring, enter them again or allow their address in Accounts….</source>
        <translation>Les clés du compte ne sont pas disponibles&#xa0;: déverrouillez le trousseau, saisissez-les à nouveau ou autorisez leur adresse dans «&#x202f;Comptes…&#x202f;».</translation>
    </message>
    <message>
        <source>The account goes to another address now than the one for which this was confirmed: enter that address and its keys again in Accounts….</source>
        <translation>Le compte mène maintenant à une autre adresse que celle pour laquelle vous aviez confirmé&#xa0;: saisissez à nouveau cette adresse et ses clés dans «&#x202f;Comptes…&#x202f;».</translation>
    </message>
    <message>
        <source>The connection is back.</source>
        <translation>La connexion est rétablie.</translation>
    </message>
    <message>
        <source>OVHcloud lists it: it was taken.</source>
        <translation>Le message figure dans les listes d’OVHcloud&#xa0;: il a été pris en charge.</translation>
    </message>
    <message>
        <source>OVHcloud has it among those that wait: it was taken.</source>
        <translation>Le message figure parmi ceux qui attendent chez OVHcloud&#xa0;: il a été pris en charge.</translation>
    </message>
    <message>
        <source>OVHcloud was asked, and does not list it.</source>
        <translation>OVHcloud a été interrogé&#xa0;: le message n’y figure pas.</translation>
    </message>
    <message>
        <source>OVHcloud took the message for the others and does not list this number.</source>
        <translation>OVHcloud a pris le message pour les autres&#x202f;; ce numéro ne figure pas dans ses listes.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s lists do not tell whether it has this message.</source>
        <translation>Les listes d’OVHcloud ne disent pas s’il a ce message.</translation>
    </message>
    <message>
        <source>OVHcloud lists fewer messages with this text than you confirmed, and does not tell yet which of them these are.</source>
        <translation>OVHcloud liste moins de messages avec ce texte que vous n’en avez confirmé, et ne dit pas encore desquels il s’agit.</translation>
    </message>
    <message>
        <source>OVHcloud has a message with the same text, which may as well be a colleague&apos;s, or that of another send to them: nothing is deleted that may be another&apos;s.</source>
        <translation>OVHcloud a un message avec le même texte, qui peut aussi bien être celui d’un collègue, ou d’un autre envoi à ces personnes&#xa0;: rien n’est supprimé de ce qui peut être à un autre.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s lists are longer than could be read so far: the reading goes on.</source>
        <translation>Les listes d’OVHcloud sont plus longues que ce qui a pu être lu&#xa0;: la lecture continue.</translation>
    </message>
    <message>
        <source>OVHcloud lists the same text to this number at that time, though not under this program&apos;s mark: it may be a colleague&apos;s.</source>
        <translation>Le même texte à ce numéro, au même moment, figure chez OVHcloud, mais sans la marque de ce programme&#xa0;: c’est peut-être celui d’un collègue.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s report</source>
        <translation>compte rendu d’OVHcloud</translation>
    </message>
    <message>
        <source>Not known: OVHcloud has not said within three days what became of it, and is not asked any more. It may have arrived: ask them before you write again.</source>
        <translation>Remise incertaine&#xa0;: en trois jours, OVHcloud n’a pas dit ce que le message est devenu, et n’est plus interrogé. Il est peut-être arrivé&#xa0;: demandez à la personne avant d’écrire de nouveau.</translation>
    </message>
    <message>
        <source>your decision to send it again</source>
        <translation>votre décision de renvoyer</translation>
    </message>
    <message>
        <source>your decision to let it be</source>
        <translation>votre décision de laisser ainsi</translation>
    </message>
    <message>
        <source>The computer slept, or its clock was set, before everybody was sent to. Nothing goes without your word: “Go on sending”.</source>
        <translation>L’ordinateur s’est mis en veille, ou son horloge a été réglée, avant la fin de l’envoi. Rien ne part sans votre accord&#xa0;: «&#x202f;Reprendre l’envoi&#x202f;».</translation>
    </message>
    <message>
        <source>The program ended before everybody was sent to. Nothing goes without your word: “Go on sending”.</source>
        <translation>Le programme s’est arrêté avant la fin de l’envoi. Rien ne part sans votre accord&#xa0;: «&#x202f;Reprendre l’envoi&#x202f;».</translation>
    </message>
    <message>
        <source>The time for which this was scheduled has passed, and nothing leaves at another one: stop it, then write it again for another time.</source>
        <translation>L’heure programmée est passée, et rien ne part à une autre heure&#xa0;: arrêtez cet envoi, puis réécrivez-le pour une autre heure.</translation>
    </message>
    <message>
        <source>Since you confirmed it, the hours in which advertising may be sent have ended. “Go on sending” gives it to OVHcloud now, which holds it until they begin again; or stop it, then write it again for another time.</source>
        <translation>Depuis votre confirmation, les heures où la publicité peut être envoyée ont pris fin. «&#x202f;Reprendre l’envoi&#x202f;» la remet maintenant à OVHcloud, qui la retient jusqu’à ce qu’elles reviennent&#x202f;; ou bien arrêtez cet envoi, puis réécrivez-le pour une autre heure.</translation>
    </message>
    <message>
        <source>OVHcloud has deleted it, and lists it nowhere.</source>
        <translation>OVHcloud l’a supprimé et ne le liste plus nulle part.</translation>
    </message>
    <message>
        <source>It waited at OVHcloud, and is in none of its lists so far: they are late, or somebody deleted it there. OVHcloud is asked on for a day; it may have arrived: ask them before you write again.</source>
        <translation>Le message attendait chez OVHcloud, et n’est dans aucune de ses listes pour l’instant&#xa0;: elles sont en retard, ou quelqu’un l’y a supprimé. OVHcloud est encore interrogé pendant un jour&#x202f;; il est peut-être arrivé&#xa0;: demandez à la personne avant d’écrire de nouveau.</translation>
    </message>
    <message>
        <source>OVHcloud lists it nowhere any more.</source>
        <translation>OVHcloud ne le liste plus nulle part.</translation>
    </message>
    <message>
        <source>These keys may not cancel what OVHcloud has: cancel it in OVHcloud&apos;s Manager, or get new keys with “Get keys…” and cancel it again.</source>
        <translation>Ces clés ne permettent pas d’annuler ce qu’OVHcloud détient&#xa0;: annulez-le dans le Manager OVHcloud, ou obtenez de nouvelles clés avec «&#x202f;Obtenir des clés…&#x202f;» et annulez de nouveau.</translation>
    </message>
    <message>
        <source>None of the messages that wait at OVHcloud can be told to be theirs: look in its Manager.</source>
        <translation>Aucun des messages en attente chez OVHcloud ne peut être reconnu comme le sien&#xa0;: vérifiez dans le Manager OVHcloud.</translation>
    </message>
    <message>
        <source>A changed message takes its place.</source>
        <translation>Un message modifié prend sa place.</translation>
    </message>
    <message>
        <source>The earlier message stays: it could not be cancelled any more.</source>
        <translation>Le message précédent reste&#xa0;: il ne pouvait plus être annulé.</translation>
    </message>
    <message>
        <source>They opted out after it was confirmed: it is not sent to them any more.</source>
        <translation>Marqué «&#x202f;ne plus écrire&#x202f;» depuis la confirmation&#xa0;: ce message ne lui est plus envoyé.</translation>
    </message>
    <message>
        <source>The program failed in the middle. What is waiting has not been sent.</source>
        <translation>Le programme s’est interrompu en plein envoi. Ce qui est en attente n’a pas été envoyé.</translation>
    </message>
    <message>
        <source>deleted at OVHcloud</source>
        <translation>supprimé chez OVHcloud</translation>
    </message>
    <message>
        <source>no longer at OVHcloud</source>
        <translation>n’est plus chez OVHcloud</translation>
    </message>
    <message>
        <source>not at OVHcloud</source>
        <translation>absent chez OVHcloud</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>remplacé</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>ne plus écrire</translation>
    </message>
    <message>
        <source>{people}: {words}</source>
        <translation>{people}&#xa0;: {words}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>en cours d’envoi</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>en route</translation>
    </message>
    <message>
        <source>number not accepted</source>
        <translation>numéro refusé</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>incertain</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>programmé</translation>
    </message>
    <message>
        <source>being cancelled</source>
        <translation>annulation en cours</translation>
    </message>
    <message>
        <source>held until later</source>
        <translation>retenu</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>remis</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>en échec</translation>
    </message>
    <message>
        <source>not delivered in time</source>
        <translation>expiré</translation>
    </message>
    <message>
        <source>number not accepted</source>
        <comment>several</comment>
        <translation>numéros refusés</translation>
    </message>
    <message>
        <source>refused</source>
        <comment>several</comment>
        <translation>refusés</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>several</comment>
        <translation>incertains</translation>
    </message>
    <message>
        <source>scheduled</source>
        <comment>several</comment>
        <translation>programmés</translation>
    </message>
    <message>
        <source>being cancelled</source>
        <comment>several</comment>
        <translation>annulations en cours</translation>
    </message>
    <message>
        <source>held until later</source>
        <comment>several</comment>
        <translation>retenus</translation>
    </message>
    <message>
        <source>not delivered in time</source>
        <comment>several</comment>
        <translation>expirés</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>several</comment>
        <translation>annulés</translation>
    </message>
    <message>
        <source>delivery not known</source>
        <translation>remise incertaine</translation>
    </message>
    <message>
        <source>Cancelled too late: it had left.</source>
        <translation>Annulé trop tard&#xa0;: le message était déjà parti.</translation>
    </message>
    <message>
        <source>It may be mistyped or out of service, or its owner answered STOP.</source>
        <translation>Le numéro est peut-être mal tapé ou hors service, ou son propriétaire a répondu STOP.</translation>
    </message>
    <message>
        <source>received {n} times</source>
        <translation>reçu {n} fois</translation>
    </message>
    <message>
        <source>cancelled too late</source>
        <translation>annulé trop tard</translation>
    </message>
    <message>
        <source>mistyped, or STOP</source>
        <translation>faux, ou STOP</translation>
    </message>
    <message>
        <source>may have got it</source>
        <translation>l’a peut-être reçu</translation>
    </message>
    <message>
        <source>may have arrived</source>
        <translation>peut-être arrivé</translation>
    </message>
    <message>
        <source>Received twice: OVHcloud lists two messages.</source>
        <translation>Reçu deux fois&#xa0;: deux messages figurent chez OVHcloud.</translation>
    </message>
    <message>
        <source>Received {n} times: OVHcloud lists so many messages.</source>
        <translation>Reçu {n} fois&#xa0;: autant de messages figurent chez OVHcloud.</translation>
    </message>
    <message>
        <source>erased ({code})</source>
        <translation>effacé ({code})</translation>
    </message>
    <message>
        <source>in {n} s</source>
        <translation>dans {n}&#xa0;s</translation>
    </message>
    <message>
        <source>for {when}</source>
        <translation>pour {when}</translation>
    </message>
    <message>
        <source>from {sender}</source>
        <translation>de {sender}</translation>
    </message>
    <message>
        <source>not advertising</source>
        <translation>non publicitaire</translation>
    </message>
    <message>
        <source>Updated at {time}</source>
        <translation>Mis à jour à {time}</translation>
    </message>
    <message>
        <source>Updated: {moment}</source>
        <translation>Mis à jour&#xa0;: {moment}</translation>
    </message>
    <message>
        <source>See in the balance whether OVHcloud has given back {n}.</source>
        <translation>Vérifiez dans le solde si OVHcloud a rendu {n}.</translation>
    </message>
    <message>
        <source>nothing was sent</source>
        <translation>rien n’est parti</translation>
    </message>
    <message>
        <source>{n} credit billed</source>
        <translation>{n} crédit facturé</translation>
    </message>
    <message>
        <source>{n} credits billed</source>
        <translation>{n} crédits facturés</translation>
    </message>
    <message>
        <source>Estimated: {n}</source>
        <translation>Estimation&#xa0;: {n}</translation>
    </message>
    <message>
        <source>from a short number (replies allowed)</source>
        <translation>d’un numéro court (réponses permises)</translation>
    </message>
    <message>
        <source>a short number (replies allowed)</source>
        <translation>un numéro court (réponse possible)</translation>
    </message>
    <message>
        <source>The sends could not be searched</source>
        <translation>La recherche n’a pas abouti</translation>
    </message>
    <message>
        <source>test to me</source>
        <translation>essai sur mon numéro</translation>
    </message>
    <message>
        <source>⚠ Received twice by {people}: all of it is billed.</source>
        <translation>⚠ Reçu deux fois par {people}&#xa0;: le tout est facturé.</translation>
    </message>
    <message>
        <source>{n} person may have got this message</source>
        <translation>{n} personne l’a peut-être reçu</translation>
    </message>
    <message>
        <source>{n} people may have got this message</source>
        <translation>{n} personnes l’ont peut-être reçu</translation>
    </message>
    <message>
        <source>“Stop without asking” cancels it all the same: whoever has it already is then shown as not having it.</source>
        <translation>«&#x202f;Arrêter sans interroger&#x202f;» l’annule quand même&#xa0;: qui l’aurait déjà reçu sera alors affiché comme ne l’ayant pas reçu.</translation>
    </message>
    <message>
        <source>The rest goes on as soon as it is known what has left.</source>
        <translation>Le reste suivra dès que l’on saura ce qui est parti.</translation>
    </message>
    <message>
        <source>OVHcloud has listed something for {people} that may be this message; nothing more comes to be known by itself.</source>
        <translation>OVHcloud a listé pour {people} quelque chose qui peut être ce message, et on n’en saura pas davantage.</translation>
    </message>
    <message>
        <source>OVHcloud has listed something for {people} that may be this message, and is asked again.</source>
        <translation>OVHcloud a listé pour {people} quelque chose qui peut être ce message, et sera réinterrogé.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s lists do not tell whether it has left, and nothing more comes to be known by itself.</source>
        <translation>Les listes d’OVHcloud ne disent pas si le message est parti, et on n’en saura pas davantage sans vous.</translation>
    </message>
    <message>
        <source>OVHcloud cannot be asked now; after an hour of that you can decide. {why}</source>
        <translation>OVHcloud ne peut pas être interrogé maintenant&#x202f;; au bout d’une heure, vous pourrez décider. {why}</translation>
    </message>
    <message>
        <source>Stated to be no advertising: {when}.</source>
        <translation>Déclaré non publicitaire le {when}.</translation>
    </message>
    <message>
        <source>Stated to be no advertising: {when}, by {user}.</source>
        <translation>Déclaré non publicitaire le {when} par {user}.</translation>
    </message>
    <message>
        <source>No send fits</source>
        <translation>Aucun envoi trouvé</translation>
    </message>
    <message>
        <source>{n} send</source>
        <translation>{n} envoi</translation>
    </message>
    <message>
        <source>{n} sends</source>
        <translation>{n} envois</translation>
    </message>
    <message>
        <source>the newest {n} sends</source>
        <translation>les {n} envois les plus récents</translation>
    </message>
    <message>
        <source>billed when it leaves</source>
        <translation>facturé au départ</translation>
    </message>
    <message>
        <source>Billed when it leaves.</source>
        <translation>Facturé au départ.</translation>
    </message>
    <message>
        <source>Price at OVHcloud: {n}.</source>
        <translation>Prix chez OVHcloud&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Billed: {n}.</source>
        <translation>Facturé&#xa0;: {n}.</translation>
    </message>
    <message>
        <source>Its owner answered STOP: OVHcloud refuses the number.</source>
        <translation>Son propriétaire a répondu STOP&#xa0;: OVHcloud refuse le numéro.</translation>
    </message>
    <message>
        <source>answered STOP</source>
        <translation>a répondu STOP</translation>
    </message>
    <message>
        <source>Nothing was sent; the balance shows whether OVHcloud has given back {n}.</source>
        <translation>Rien n’est parti&#x202f;; le solde montre si OVHcloud a rendu {n}.</translation>
    </message>
    <message>
        <source>Billed: {n}, with what was cancelled for {people}; the balance shows whether OVHcloud has given that back.</source>
        <translation>Facturé&#xa0;: {n}, y compris ce qui est annulé pour {people}&#x202f;; le solde montre si OVHcloud l’a rendu.</translation>
    </message>
    <message>
        <source>Price at OVHcloud: {n}, with what was cancelled for {people}; the balance shows whether OVHcloud has given that back.</source>
        <translation>Prix chez OVHcloud&#xa0;: {n}, y compris ce qui est annulé pour {people}&#x202f;; le solde montre si OVHcloud l’a rendu.</translation>
    </message>
    <message>
        <source>Not known for {people}: OVHcloud has not said within three days what became of it, and is not asked any more. They may have got it. “Ask OVHcloud now” asks once more.</source>
        <translation>Remise incertaine pour {people}&#xa0;: en trois jours, OVHcloud n’a pas dit ce que le message est devenu, et n’est plus interrogé. Il est peut-être arrivé. «&#x202f;Interroger OVHcloud&#x202f;» pose la question encore une fois.</translation>
    </message>
    <message>
        <source>You took it back: nothing of it leaves. That cannot be written down just now; the message is back to be changed as soon as it can be.</source>
        <translation>Vous avez annulé cet envoi&#xa0;: rien n’en part. Cela ne peut pas encore être enregistré&#x202f;; le message redeviendra modifiable dès que possible.</translation>
    </message>
    <message>
        <source>Nothing has left yet: “Undo” above takes it back.</source>
        <translation>Rien n’est encore parti&#xa0;: «&#x202f;Annuler l’envoi&#x202f;» ci-dessus reprend le message.</translation>
    </message>
    <message>
        <source>Stopped: nothing more of it leaves.</source>
        <translation>Envoi arrêté&#xa0;: plus rien ne part.</translation>
    </message>
    <message>
        <source>⚠ Paused. {why}</source>
        <translation>⚠ En pause. {why}</translation>
    </message>
    <message>
        <source>It goes on by itself when the connection is back.</source>
        <translation>L’envoi reprend tout seul quand la connexion revient.</translation>
    </message>
    <message>
        <source>The rest waits until you press “Go on sending”.</source>
        <translation>Le reste attend que vous cliquiez sur «&#x202f;Reprendre l’envoi&#x202f;».</translation>
    </message>
    <message>
        <source>Sending… {done} of {total}</source>
        <translation>Envoi… {done} sur {total}</translation>
    </message>
    <message>
        <source>OVHcloud asks for a pause: going on in {n} s.</source>
        <translation>OVHcloud demande une pause&#xa0;: reprise dans {n}&#xa0;s.</translation>
    </message>
    <message>
        <source>OVHcloud is asked whether it has it already, which takes some minutes, and up to an hour where its lists are slow.</source>
        <translation>OVHcloud est interrogé pour savoir s’il a déjà le message, ce qui prend quelques minutes, et jusqu’à une heure si ses listes sont lentes.</translation>
    </message>
    <message>
        <source>OVHcloud is asked whether it has it already, and has not told so far.</source>
        <translation>OVHcloud est interrogé pour savoir s’il a déjà le message, et ne l’a pas encore dit.</translation>
    </message>
    <message>
        <source>OVHcloud has to be asked first whether it has it already, and cannot be asked now.</source>
        <translation>OVHcloud doit d’abord dire s’il a déjà le message, et ne peut pas être interrogé maintenant.</translation>
    </message>
    <message>
        <source>OVHcloud could not be asked whether it has it already. {why} Look in its Manager first: who has it would get it twice.</source>
        <translation>OVHcloud n’a pas pu dire s’il a déjà le message. {why} Regardez d’abord dans son Manager&#xa0;: qui l’a déjà reçu le recevrait deux fois.</translation>
    </message>
    <message>
        <source>It is not known whether OVHcloud took it for {people}: they may have got the message. It is not sent again by itself.</source>
        <translation>On ne sait pas si OVHcloud a pris le message en charge pour {people}&#xa0;: il a peut-être été reçu. Rien n’est renvoyé tout seul.</translation>
    </message>
    <message>
        <source>OVHcloud was asked {n} times and does not list it. Nothing is sent again by itself.</source>
        <translation>OVHcloud, interrogé {n} fois, ne le trouve pas. Rien n’est renvoyé tout seul.</translation>
    </message>
    <message>
        <source>Nothing is sent again by itself.</source>
        <translation>Rien n’est renvoyé tout seul.</translation>
    </message>
    <message>
        <source>You let it be.</source>
        <translation>Vous l’avez laissé ainsi.</translation>
    </message>
    <message>
        <source>Opted out or erased since: {people}. Nothing is sent there again, and there is nothing to decide: you can let it be.</source>
        <translation>Désinscription ou effacement depuis pour {people}&#xa0;: rien n’y est renvoyé, et il n’y a rien à décider. Vous pouvez laisser ainsi.</translation>
    </message>
    <message>
        <source>OVHcloud could not be asked whether it has it. {why} Look in its Manager, then decide.</source>
        <translation>OVHcloud n’a pas pu dire s’il a le message. {why} Regardez dans son Manager, puis décidez.</translation>
    </message>
    <message>
        <source>OVHcloud is asked again; within an hour you can decide.</source>
        <translation>OVHcloud est interrogé à nouveau&#x202f;; dans l’heure, vous pourrez décider.</translation>
    </message>
    <message>
        <source>By your decision the changed message went to {people}, who may have got this one too.</source>
        <translation>Par votre décision, le message modifié est parti pour {people}&#xa0;: celui-ci a peut-être été reçu aussi.</translation>
    </message>
    <message>
        <source>By your decision the changed message goes to {people}, who may have got this one too.</source>
        <translation>Par votre décision, le message modifié part pour {people}&#xa0;: celui-ci a peut-être été reçu aussi.</translation>
    </message>
    <message>
        <source>It lists something for {people}, who are not sent to again.</source>
        <translation>Des messages y figurent déjà pour {people}&#xa0;: pas de nouvel envoi dans ce cas.</translation>
    </message>
    <message>
        <source>For {people} you let it be.</source>
        <translation>Pour {people}, vous l’avez laissé ainsi.</translation>
    </message>
    <message>
        <source>For an hour OVHcloud could not be asked whether it has it. {why} Look in its Manager, then decide.</source>
        <translation>Depuis une heure, OVHcloud ne peut pas être interrogé. {why} Regardez dans son Manager, puis décidez.</translation>
    </message>
    <message>
        <source>For an hour OVHcloud&apos;s lists have not told whether it has left; they are read again.</source>
        <translation>Depuis une heure, les listes d’OVHcloud ne disent pas si le message est parti&#x202f;; elles sont relues.</translation>
    </message>
    <message>
        <source>For an hour OVHcloud has not told whether it has it, and is asked again. {why} Look in its Manager, then decide.</source>
        <translation>Depuis une heure, OVHcloud ne dit pas s’il a le message&#x202f;; il est interrogé à nouveau. {why} Regardez dans son Manager, puis décidez.</translation>
    </message>
    <message>
        <source>OVHcloud was asked {n} times and does not list it: decide what to do.</source>
        <translation>OVHcloud a été interrogé {n} fois et le message n’y figure pas&#xa0;: décidez de la suite.</translation>
    </message>
    <message>
        <source>OVHcloud has not told so far whether it has it, and is asked again; after an hour of that you can decide. {why}</source>
        <translation>OVHcloud n’a pas encore dit s’il a le message, et sera réinterrogé&#x202f;; au bout d’une heure, vous pourrez décider. {why}</translation>
    </message>
    <message>
        <source>OVHcloud does not list it so far, and is asked again. Its lists are slow on this account: within an hour you can decide.</source>
        <translation>OVHcloud ne liste pas encore le message, et sera réinterrogé. Ses listes sont lentes pour ce compte&#xa0;: d’ici une heure, vous pourrez décider.</translation>
    </message>
    <message>
        <source>OVHcloud does not list it so far, and is asked again. Within some minutes you can decide.</source>
        <translation>Le message ne figure pas encore chez OVHcloud, qui est interrogé à nouveau. Dans quelques minutes, vous pourrez décider.</translation>
    </message>
    <message>
        <source>OVHcloud is being asked.</source>
        <translation>OVHcloud est interrogé.</translation>
    </message>
    <message>
        <source>OVHcloud listed something for {people} that may have been this message, and does not any more.</source>
        <translation>Un message qui pouvait être celui-ci figurait chez OVHcloud pour {people}, et n’y figure plus.</translation>
    </message>
    <message>
        <source>If you let it be, the changed message does not go to {people}.</source>
        <translation>Si vous laissez ainsi, le message modifié ne part pas pour {people}.</translation>
    </message>
    <message>
        <source>Ask this person whether it came, or look in OVHcloud&apos;s Manager; then decide.</source>
        <translation>Demandez à cette personne si le message est arrivé, ou regardez dans le Manager OVHcloud, puis décidez.</translation>
    </message>
    <message>
        <source>Ask one of these people whether it came, or look in OVHcloud&apos;s Manager; then decide.</source>
        <translation>Demandez à l’une de ces personnes si le message est arrivé, ou regardez dans le Manager OVHcloud, puis décidez.</translation>
    </message>
    <message>
        <source>How soon it lists what it takes on this account is not known yet: it may still turn up.</source>
        <translation>On ne sait pas encore en combien de temps OVHcloud affiche ce qu’il prend sur ce compte&#xa0;: le message peut encore apparaître.</translation>
    </message>
    <message>
        <source>On this account it has listed what it took within {n} s lately.</source>
        <translation>Sur ce compte, OVHcloud a récemment affiché en {n}&#xa0;s ce qu’il prenait.</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <source>Tomorrow, {day}</source>
        <translation>Demain, {day}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>about to leave</source>
        <translation>va partir</translation>
    </message>
    <message>
        <source>all delivered</source>
        <translation>tous remis</translation>
    </message>
    <message>
        <source>Yesterday, {day}</source>
        <translation>Hier, {day}</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>À regarder</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Programmés</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L’année dernière</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Classeur Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Table for a spreadsheet (*.csv)</source>
        <translation>Tableau pour tableur (*.csv)</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Expéditeur</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Crédits</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>⚠ Cancelled too late for {people}: it had left.</source>
        <translation>⚠ Annulé trop tard pour {people}&#xa0;: le message était déjà parti.</translation>
    </message>
    <message>
        <source>⚠ It was to be cancelled for {people}, and OVHcloud&apos;s lists do not tell whether it has left all the same: ask before you write again.</source>
        <translation>⚠ L’envoi devait être annulé pour {people}, et les listes d’OVHcloud ne disent pas s’il est parti malgré tout&#xa0;: demandez avant de réécrire.</translation>
    </message>
    <message>
        <source>OVHcloud sends it to {people} {left}, {when}, even if this computer is off. Until then it can be cancelled.</source>
        <translation>OVHcloud l’envoie à {people} {left}, {when}, même si cet ordinateur est éteint. Jusque‑là, il peut être annulé.</translation>
    </message>
    <message>
        <source>It was due for {people} {when}: OVHcloud is asked what became of it.</source>
        <translation>L’envoi à {people} était prévu {when}&#xa0;: OVHcloud est interrogé sur ce qu’il est devenu.</translation>
    </message>
    <message>
        <source>OVHcloud has taken it for {people}, and has not told so far whether it holds it: where it does, that is cancelled too.</source>
        <translation>OVHcloud l’a pris pour {people}, et n’a pas encore dit s’il le retient&#xa0;: si oui, ce message sera annulé aussi.</translation>
    </message>
    <message>
        <source>It is being cancelled for {people}: OVHcloud is asked until it is certain that nothing leaves.</source>
        <translation>Annulation en cours pour {people}&#xa0;: OVHcloud est interrogé jusqu’à ce qu’il soit certain que rien ne part.</translation>
    </message>
    <message>
        <source>⚠ It is not certain so far that it is cancelled for {people}: it may leave. {why} It is tried again by itself; if it must not leave, cancel it in OVHcloud&apos;s Manager.</source>
        <translation>⚠ Il n’est pas encore certain que le message soit annulé pour {people}&#x202f;; il peut partir. {why} Un nouvel essai se fait de lui-même&#x202f;; s’il ne doit pas partir, annulez-le dans le Manager OVHcloud.</translation>
    </message>
    <message>
        <source>It waits for {people} until the earlier message is certain not to come.</source>
        <translation>Il attend, pour {people}, qu’il soit certain que le message précédent ne partira pas.</translation>
    </message>
    <message>
        <source>cancelling the earlier one</source>
        <translation>annulation du précédent</translation>
    </message>
    <message>
        <source>The earlier message is then cancelled first, which may take about a minute.</source>
        <translation>Le message précédent est alors d’abord annulé, ce qui peut prendre environ une minute.</translation>
    </message>
    <message>
        <source>“{text}” waits until the earlier message, scheduled for {when}, is cancelled, which may take about a minute. If OVHcloud says that it is too late for somebody, they keep the earlier one, and do not get this one.</source>
        <translation>«&#x202f;{text}&#x202f;» attend l’annulation du message précédent, programmé pour {when}, ce qui peut prendre environ une minute. Pour les personnes pour qui OVHcloud dit que c’est trop tard, le précédent reste et celui-ci ne part pas.</translation>
    </message>
    <message>
        <source>⚠ Not for {people}: the earlier message stays, which could not be cancelled any more.</source>
        <translation>⚠ Pas pour {people}&#xa0;: le message précédent reste, il ne pouvait plus être annulé.</translation>
    </message>
    <message>
        <source>A changed message takes the place of this one.</source>
        <translation>Un message modifié prend la place de celui-ci.</translation>
    </message>
    <message>
        <source>The earlier message, scheduled for {when}, is cancelled as well.</source>
        <translation>Le message précédent, programmé pour {when}, est annulé aussi.</translation>
    </message>
    <message>
        <source>Stopped after the cancelling of the earlier message, scheduled for {when}, had begun: look at what became of it.</source>
        <translation>Arrêté alors que l’annulation du message précédent, programmé pour {when}, avait commencé&#xa0;: regardez ce qu’il est devenu.</translation>
    </message>
    <message>
        <source>Stopped: the earlier message stays scheduled for {when}.</source>
        <translation>Arrêté&#xa0;: le message précédent reste programmé pour {when}.</translation>
    </message>
    <message>
        <source>The earlier message, scheduled for {when}, is being cancelled first. This may take about a minute, and longer while OVHcloud does not answer. If it says that it is too late for somebody, they keep the earlier one, and do not get this one.</source>
        <translation>Le message précédent, programmé pour {when}, est d’abord annulé. Cela peut prendre environ une minute, et plus si OVHcloud ne répond pas. Pour les personnes pour qui OVHcloud dit que c’est trop tard, le précédent reste et celui-ci ne part pas.</translation>
    </message>
    <message>
        <source>It takes the place of the message that was scheduled for {when}.</source>
        <translation>Ce message remplace celui qui était programmé pour {when}.</translation>
    </message>
    <message>
        <source>The earlier message stays scheduled for {when} until this one begins to leave.</source>
        <translation>Le message précédent reste programmé pour {when} jusqu’à ce que celui-ci commence à partir.</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}&#xa0;: {why}</translation>
    </message>
    <message>
        <source>held until {when}</source>
        <translation>retenu jusqu’à {when}</translation>
    </message>
    <message>
        <source>OVHcloud holds it for {people} until it may be sent, even if this computer is off. Until then it can be cancelled.</source>
        <translation>OVHcloud le retient pour {people} jusqu’à l’heure autorisée, même si cet ordinateur est éteint. Jusque‑là, il peut être annulé.</translation>
    </message>
    <message>
        <source>OVHcloud holds it for {people} until {when}, {left}, since advertising may not be sent before, even if this computer is off. Until then it can be cancelled.</source>
        <translation>OVHcloud le retient pour {people} jusqu’à {when}, {left}&#xa0;: la publicité n’est pas autorisée avant. Cet ordinateur peut être éteint. Jusque‑là, le message peut être annulé.</translation>
    </message>
    <message>
        <source>Sent to {people}: “{text}”</source>
        <translation>Envoyé à {people}&#xa0;: «&#x202f;{text}&#x202f;»</translation>
    </message>
    <message>
        <source>Scheduled for {people}, {when}: “{text}”</source>
        <translation>Programmé pour {people}, {when}&#xa0;: «&#x202f;{text}&#x202f;»</translation>
    </message>
    <message>
        <source>“{text}” is paused. {why}</source>
        <translation>«&#x202f;{text}&#x202f;» est en pause. {why}</translation>
    </message>
    <message>
        <source>“{text}” is leaving, to {people}.</source>
        <translation>«&#x202f;{text}&#x202f;» est en cours d’envoi, à {people}.</translation>
    </message>
    <message>
        <source>“{text}” is being scheduled for {people}, {when}.</source>
        <translation>«&#x202f;{text}&#x202f;» est en cours de programmation pour {people}, {when}.</translation>
    </message>
    <message>
        <source>“{text}” needs a look: {counts}.</source>
        <translation>«&#x202f;{text}&#x202f;» est à regarder&#xa0;: {counts}.</translation>
    </message>
    <message>
        <source>“{text}”: {counts}.</source>
        <translation>«&#x202f;{text}&#x202f;»&#xa0;: {counts}.</translation>
    </message>
    <message>
        <source>Not everybody gets “{text}”: {counts}.</source>
        <translation>Tout le monde ne reçoit pas «&#x202f;{text}&#x202f;»&#xa0;: {counts}.</translation>
    </message>
    <message>
        <source>Nobody gets “{text}”: {counts}.</source>
        <translation>Personne ne reçoit «&#x202f;{text}&#x202f;»&#xa0;: {counts}.</translation>
    </message>
    <message>
        <source>“{text}”: taken by OVHcloud for {people}, which may hold it until {when}.</source>
        <translation>«&#x202f;{text}&#x202f;»&#xa0;: OVHcloud a reçu le message pour {people} et peut le retenir jusqu’à {when}.</translation>
    </message>
    <message>
        <source>“{text}”: sent to {people}, held by OVHcloud for {others} until {when}.</source>
        <translation>«&#x202f;{text}&#x202f;»&#xa0;: envoyé à {people}, retenu par OVHcloud pour {others} jusqu’à {when}.</translation>
    </message>
    <message>
        <source>“{text}”: held by OVHcloud for {others} until {when}.</source>
        <translation>«&#x202f;{text}&#x202f;»&#xa0;: retenu par OVHcloud pour {others} jusqu’à {when}.</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>This send</source>
        <translation>Cet envoi</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>Exporter la liste…</translation>
    </message>
    <message>
        <source>Export the list… of all sends that are listed into a file for a spreadsheet</source>
        <translation>Exporter la liste… de tous les envois affichés dans un fichier pour tableur</translation>
    </message>
    <message>
        <source>From elsewhere…</source>
        <translation>Envois faits ailleurs…</translation>
    </message>
    <message>
        <source>From elsewhere… on this account: what other computers, the Manager or programs sent</source>
        <translation>Envois faits ailleurs… sur ce compte&#xa0;: depuis d’autres ordinateurs, l’espace client ou des programmes</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show all: list every send again</source>
        <translation>Tout afficher&#xa0;: revenir à la liste de tous les envois</translation>
    </message>
    <message>
        <source>No send to show</source>
        <translation>Aucun envoi à afficher</translation>
    </message>
    <message>
        <source>No send fits</source>
        <translation>Aucun envoi trouvé</translation>
    </message>
    <message>
        <source>Nothing is scheduled</source>
        <translation>Rien de programmé</translation>
    </message>
    <message>
        <source>Nothing to look at</source>
        <translation>Rien à regarder</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Rien n’a encore été envoyé</translation>
    </message>
    <message>
        <source>What you send appears here, with what became of each message.</source>
        <translation>Vos envois apparaissent ici, avec ce que chaque message est devenu.</translation>
    </message>
    <message>
        <source>Export the sends listed</source>
        <translation>Exporter les envois affichés</translation>
    </message>
    <message>
        <source>Sends</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>En&amp;vois</translation>
    </message>
</context>
<context>
    <name>OutboxState</name>
    <message>
        <source>Writing {file}…</source>
        <translation>Écriture de {file}…</translation>
    </message>
    <message>
        <source>Asking OVHcloud…</source>
        <translation>OVHcloud est interrogé…</translation>
    </message>
    <message>
        <source>Cancelling… {done} of {total}</source>
        <translation>Annulation… {done} sur {total}</translation>
    </message>
    <message>
        <source>⚠ The message is back, but the earlier one was being cancelled already: whoever it is cancelled for gets neither before you send this one again.</source>
        <translation>⚠ Le message est revenu, mais le précédent était déjà en cours d’annulation&#xa0;: les personnes pour qui il est annulé ne reçoivent rien tant que vous n’envoyez pas celui-ci à nouveau.</translation>
    </message>
    <message>
        <source>⚠ Undone too late for {people}: it is on its way to them. Nobody else of this message gets it; “Write again…” in the outbox makes a new draft for those.</source>
        <translation>⚠ Annulé trop tard pour {people}&#xa0;: le message est déjà parti. Personne d’autre ne le reçoit&#x202f;; «&#x202f;Écrire à nouveau…&#x202f;», sur la page «&#x202f;Envois&#x202f;», en fait un nouveau brouillon.</translation>
    </message>
    <message>
        <source>⚠ Nothing was done: more has become known since you were asked. See what is said now; where there is still something to decide, “Decide…” is there again.</source>
        <translation>⚠ Rien n’a été fait&#xa0;: on en sait davantage depuis que la question vous a été posée. Voyez ce qui est indiqué maintenant&#x202f;; s’il reste quelque chose à décider, «&#x202f;Décider…&#x202f;» est de nouveau là.</translation>
    </message>
    <message>
        <source>⚠ Your decision holds for {people} only: more has become known of the others since you were asked. See what is said now; where there is still something to decide, “Decide…” is there again.</source>
        <translation>⚠ Votre décision vaut pour {people} seulement&#xa0;: on en sait plus sur le reste depuis que la question vous a été posée. Voyez ce qui est dit maintenant&#x202f;; là où il reste quelque chose à décider, «&#x202f;Décider…&#x202f;» est de nouveau là.</translation>
    </message>
    <message>
        <source>⚠ It is not cancelled yet: that cannot be written down just now, and is tried again as long as this window is open. OVHcloud sends it at its time if it stays so.</source>
        <translation>⚠ Ce n’est pas encore annulé&#xa0;: cela ne peut pas être enregistré pour l’instant, et sera réessayé tant que cette fenêtre est ouverte. Sinon, OVHcloud l’envoie à l’heure prévue.</translation>
    </message>
    <message>
        <source>✓ {people} written to {path}.</source>
        <translation>✓ {people}&#xa0;: fichier {path} enregistré.</translation>
    </message>
    <message>
        <source>Only the first {n} are shown: type more of the name or number.</source>
        <translation>Seules les {n} premières personnes sont affichées&#xa0;: tapez une plus grande partie du nom ou du numéro.</translation>
    </message>
    <message>
        <source>✓ OVHcloud was asked.</source>
        <translation>✓ OVHcloud a été interrogé.</translation>
    </message>
    <message>
        <source>✗ OVHcloud could not be asked. {why}</source>
        <translation>✗ OVHcloud n’a pas pu être interrogé. {why}</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>&amp;Save these rows…</source>
        <translation>&amp;Enregistrer ces lignes…</translation>
    </message>
    <message>
        <source>Write the rows that are not taken into a file</source>
        <translation>Enregistrer dans un fichier les lignes non reprises</translation>
    </message>
    <message>
        <source>Rows that are not taken</source>
        <translation>Lignes non reprises</translation>
    </message>
    <message>
        <source>Numbers that were put right or are worth a look</source>
        <translation>Numéros corrigés ou à vérifier</translation>
    </message>
    <message>
        <source>What became of the rows</source>
        <translation>Ce que sont devenues les lignes</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>What stood there</source>
        <translation>Contenu d’origine</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Not taken ({count})</source>
        <translation>Non reprises ({count})</translation>
    </message>
    <message>
        <source>Worth a look ({count})</source>
        <translation>Numéros à vérifier ({count})</translation>
    </message>
</context>
<context>
    <name>OwnNumberDialog</name>
    <message>
        <source>Your own number</source>
        <translation>Votre propre numéro</translation>
    </message>
    <message>
        <source>Your own mobile number</source>
        <translation>Votre propre numéro de mobile</translation>
    </message>
    <message>
        <source>Your own &amp;mobile number, to which tests are sent:</source>
        <translation>Votre numéro de &amp;mobile, auquel les essais sont envoyés&#xa0;:</translation>
    </message>
    <message>
        <source>It is kept on this computer, for this account. Nothing is sent yet.</source>
        <translation>Il est conservé sur cet ordinateur, pour ce compte. Rien n’est encore envoyé.</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuer</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Compose</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Envois</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>1 send needs a look</source>
        <translation>1 envoi à vérifier</translation>
    </message>
    <message>
        <source>{n} sends need a look</source>
        <translation>{n} envois à vérifier</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Counting…</source>
        <translation>Calcul…</translation>
    </message>
    <message>
        <source>STOP line included</source>
        <translation>STOP compris</translation>
    </message>
    <message>
        <source>Confirmed by OVHcloud: it counts as many SMS in the longest text.</source>
        <translation>Confirmé par OVHcloud&#xa0;: il compte autant de SMS pour le texte le plus long.</translation>
    </message>
    <message>
        <source>Confirmed by OVHcloud: it counts as many SMS.</source>
        <translation>Confirmé par OVHcloud&#xa0;: il compte autant de SMS.</translation>
    </message>
    <message>
        <source>&lt;b&gt;{sms}&lt;/b&gt; each</source>
        <translation>&lt;b&gt;{sms}&lt;/b&gt; par personne</translation>
    </message>
    <message>
        <source>&lt;b&gt;{sms}&lt;/b&gt; each instead of {plain}</source>
        <translation>&lt;b&gt;{sms}&lt;/b&gt; par personne au lieu de {plain}</translation>
    </message>
    <message>
        <source>{n} character left</source>
        <translation>il reste {n} caractère</translation>
    </message>
    <message>
        <source>{n} characters left</source>
        <translation>il reste {n} caractères</translation>
    </message>
    <message>
        <source>{sms} each: {people}</source>
        <translation>{sms} chacun&#xa0;: {people}</translation>
    </message>
    <message>
        <source>{sms} for {people}</source>
        <translation>{sms} pour {people}</translation>
    </message>
    <message>
        <source>{least} to {most} each: {people}</source>
        <translation>{least} à {most} chacun&#xa0;: {people}</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>your pasted table</source>
        <translation>votre tableau collé</translation>
    </message>
    <message>
        <source>Only the names of the columns were pasted: copy the rows below them, too.</source>
        <translation>Seuls les noms des colonnes ont été collés&#xa0;: copiez aussi les lignes qui sont dessous.</translation>
    </message>
    <message>
        <source>{n} person taken</source>
        <translation>{n} personne reprise</translation>
    </message>
    <message>
        <source>{n} people taken</source>
        <translation>{n} personnes reprises</translation>
    </message>
    <message>
        <source>{n} person, with the field {names}</source>
        <translation>{n} personne, avec le champ {names}</translation>
    </message>
    <message>
        <source>{n} people, with the field {names}</source>
        <translation>{n} personnes, avec le champ {names}</translation>
    </message>
    <message>
        <source>{n} person, with the fields {names}</source>
        <translation>{n} personne, avec les champs {names}</translation>
    </message>
    <message>
        <source>{n} people, with the fields {names}</source>
        <translation>{n} personnes, avec les champs {names}</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview:</source>
        <translation>Aperçu&#xa0;:</translation>
    </message>
    <message>
        <source>Previous receiver</source>
        <translation>Destinataire précédent</translation>
    </message>
    <message>
        <source>Next receiver</source>
        <translation>Destinataire suivant</translation>
    </message>
    <message>
        <source>Who gets the longest message</source>
        <translation>Qui reçoit le message le plus long</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Le plus long</translation>
    </message>
    <message>
        <source>Whose message costs most</source>
        <translation>Qui reçoit le message le plus cher</translation>
    </message>
    <message>
        <source>Most expensive</source>
        <translation>Le plus cher</translation>
    </message>
    <message>
        <source>a short number</source>
        <translation>numéro court</translation>
    </message>
    <message>
        <source>from {sender}</source>
        <translation>{sender}</translation>
    </message>
    <message>
        <source>As received, {from_sender}</source>
        <translation>Tel que reçu · {from_sender}</translation>
    </message>
    <message>
        <source>As received</source>
        <translation>Tel que reçu</translation>
    </message>
    <message>
        <source>Text for everybody</source>
        <translation>Texte pour tous</translation>
    </message>
    <message>
        <source>{cost} each</source>
        <translation>{cost} par personne</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>prix inconnu</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} sur {all}</translation>
    </message>
</context>
<context>
    <name>Price</name>
    <message>
        <source>{n} more groups</source>
        <translation>{n} autres groupes</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>SMS each</source>
        <translation>SMS par personne</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Credits</source>
        <translation>Crédits</translation>
    </message>
    <message>
        <source>no country</source>
        <translation>sans pays</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>RecallDialog</name>
    <message>
        <source>Cancel the message?</source>
        <translation>Annuler le message&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Cancel the message</source>
        <translation>&amp;Annuler le message</translation>
    </message>
    <message>
        <source>Cancel the message for {people}?</source>
        <translation>Annuler le message pour {people}&#x202f;?</translation>
    </message>
    <message>
        <source>OVHcloud deletes it. “Use again” makes a new message of it.</source>
        <translation>OVHcloud le supprime. «&#x202f;Réutiliser&#x202f;» en fait un nouveau message.</translation>
    </message>
    <message>
        <source>It would leave {when}.</source>
        <translation>Il partirait {when}.</translation>
    </message>
    <message>
        <source>&amp;Keep the message</source>
        <translation>&amp;Garder le message</translation>
    </message>
</context>
<context>
    <name>Recalling</name>
    <message>
        <source>Cancel the &amp;message…</source>
        <translation>Annuler le &amp;message…</translation>
    </message>
    <message>
        <source>Cancel the message… for everybody who has not got it: OVHcloud does not send it</source>
        <translation>Annuler le message… pour tous ceux qui ne l’ont pas encore reçu&#xa0;: OVHcloud ne l’envoie pas</translation>
    </message>
    <message>
        <source>Choose people in the table first.</source>
        <translation>Choisissez d’abord des personnes dans le tableau.</translation>
    </message>
    <message>
        <source>Cha&amp;nge…</source>
        <translation>M&amp;odifier…</translation>
    </message>
    <message>
        <source>Cancel for the selection…</source>
        <translation>Annuler pour la sélection…</translation>
    </message>
    <message>
        <source>Cancel for the selection… only: the others get the message</source>
        <translation>Annuler pour la sélection… seulement&#xa0;: les autres reçoivent le message</translation>
    </message>
    <message>
        <source>Change… text, time or people: until the new message is sent, this one stays as it is</source>
        <translation>Modifier… le texte, l’heure ou les destinataires&#xa0;: tant que le nouveau message n’est pas envoyé, celui-ci reste tel quel</translation>
    </message>
    <message>
        <source>Show the new one</source>
        <translation>Voir le nouveau</translation>
    </message>
    <message>
        <source>Show the earlier one</source>
        <translation>Voir le précédent</translation>
    </message>
</context>
<context>
    <name>ReceiverChips</name>
    <message>
        <source>Rows of files that are no receivers: correct them or leave them out</source>
        <translation>Lignes de fichiers qui ne sont pas des destinataires&#xa0;: corrigez-les ou laissez-les de côté</translation>
    </message>
    <message>
        <source>Numbers that were in the list more than once</source>
        <translation>Numéros qui figuraient plusieurs fois dans la liste</translation>
    </message>
    <message>
        <source>{n} row not taken</source>
        <translation>{n} ligne non reprise</translation>
    </message>
    <message>
        <source>{n} rows not taken</source>
        <translation>{n} lignes non reprises</translation>
    </message>
    <message>
        <source>{n} not valid</source>
        <translation>{n} non valable</translation>
    </message>
    <message>
        <source>{n} not valid</source>
        <comment>several</comment>
        <translation>{n} non valables</translation>
    </message>
    <message>
        <source>{n} duplicate merged</source>
        <translation>{n} doublon regroupé</translation>
    </message>
    <message>
        <source>{n} duplicates merged</source>
        <translation>{n} doublons regroupés</translation>
    </message>
</context>
<context>
    <name>ReceiversColumn</name>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Destinataires</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Ajouter</translation>
    </message>
    <message>
        <source>Add the numbers to the list</source>
        <translation>Ajouter les numéros à la liste</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Import receivers from a file: xlsx, ods, csv, vcf</source>
        <translation>Importer des destinataires depuis un fichier&#xa0;: xlsx, ods, csv, vcf</translation>
    </message>
    <message>
        <source>Contacts…</source>
        <translation>Contacts…</translation>
    </message>
    <message>
        <source>Choose receivers among the contacts</source>
        <translation>Choisir des destinataires parmi les contacts</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>Destinataires</translation>
    </message>
    <message>
        <source>Not in the list yet: complete the number, or press Enter to see what is wrong.</source>
        <translation>Pas encore dans la liste&#xa0;: complétez le numéro, ou appuyez sur Entrée pour voir ce qui ne va pas.</translation>
    </message>
    <message>
        <source>Numbers or names to add</source>
        <translation>Numéros ou noms à ajouter</translation>
    </message>
    <message>
        <source>Number or name, or a pasted list</source>
        <translation>Numéro ou nom, ou une liste collée</translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation>Personne pour l’instant</translation>
    </message>
    <message>
        <source>Type a number above and press Enter, or paste a whole list: any usual form will do.</source>
        <translation>Tapez un numéro ci-dessus et appuyez sur Entrée, ou collez toute une liste&#xa0;: toutes les écritures courantes conviennent.</translation>
    </message>
    <message>
        <source>Remove the selected receivers</source>
        <translation>Retirer les destinataires choisis</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Select rows in the list, then remove them (Delete)</source>
        <translation>Choisissez des lignes dans la liste, puis retirez-les (Suppr)</translation>
    </message>
    <message>
        <source>Rem&amp;ove all</source>
        <translation>Tout &amp;retirer</translation>
    </message>
    <message>
        <source>Import receivers</source>
        <translation>Importer des destinataires</translation>
    </message>
    <message>
        <source>Tables and contacts ({patterns})</source>
        <translation>Tableaux et contacts ({patterns})</translation>
    </message>
    <message>
        <source>Remove all receivers from the list</source>
        <translation>Tout retirer de la liste</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Add receivers first: type a number here and press Enter, or paste a list.</source>
        <translation>Ajoutez d’abord des destinataires&#xa0;: tapez un numéro ici et appuyez sur Entrée, ou collez une liste.</translation>
    </message>
    <message>
        <source>Reading… {n} so far</source>
        <translation>Lecture… {n} pour l’instant</translation>
    </message>
</context>
<context>
    <name>ReceiversModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Typed as: {raw}</source>
        <translation>Saisi ainsi&#xa0;: {raw}</translation>
    </message>
    <message>
        <source>Double-click or F2: correct it</source>
        <translation>Double-clic ou F2&#xa0;: corriger</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>to fill in</source>
        <translation>à remplir</translation>
    </message>
    <message>
        <source>answered STOP</source>
        <translation>désinscrit par STOP</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>ne plus écrire</translation>
    </message>
    <message>
        <source>STOP received</source>
        <translation>STOP reçu</translation>
    </message>
    <message>
        <source>{name} is missing: fill it in</source>
        <translation>{name} manque&#xa0;: remplissez la case</translation>
    </message>
    <message>
        <source>no {name}: “{default}” is sent</source>
        <translation>sans {name}&#xa0;: «&#x202f;{default}&#x202f;» est envoyé</translation>
    </message>
    <message>
        <source>{name} (also: {others})</source>
        <translation>{name} (aussi&#xa0;: {others})</translation>
    </message>
    <message>
        <source>answered STOP, gets nothing</source>
        <translation>désinscrit par STOP, ne reçoit rien</translation>
    </message>
    <message>
        <source>opted out, gets nothing</source>
        <translation>ne plus écrire, ne reçoit rien</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Rename the group</source>
        <translation>Renommer le groupe</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>&amp;Name of the group</source>
        <translation>&amp;Nom du groupe</translation>
    </message>
</context>
<context>
    <name>ReplacingRow</name>
    <message>
        <source>Keep both</source>
        <translation>Garder les deux</translation>
    </message>
    <message>
        <source>The earlier message stays scheduled, and this one is sent as well</source>
        <translation>Le message précédent reste programmé, et celui-ci est envoyé en plus</translation>
    </message>
    <message>
        <source>This message replaces the one scheduled for {when}, which stays as it is until you send this one.</source>
        <translation>Ce message remplace celui qui est programmé pour {when}, qui reste tel quel tant que vous n’envoyez pas celui-ci.</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>unknown number</source>
        <translation>numéro inconnu</translation>
    </message>
    <message>
        <source>You: {text}</source>
        <translation>Vous&#xa0;: {text}</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>ne plus écrire</translation>
    </message>
    <message>
        <source>about {hours} h left</source>
        <translation>encore {hours}&#xa0;h environ</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>Aujourd’hui, {day}</translation>
    </message>
    <message>
        <source>Yesterday, {day}</source>
        <translation>Hier, {day}</translation>
    </message>
    <message>
        <source>{n} unread reply</source>
        <translation>{n} réponse non lue</translation>
    </message>
    <message>
        <source>{n} unread replies</source>
        <translation>{n} réponses non lues</translation>
    </message>
    <message>
        <source>You, {time}</source>
        <translation>Vous, {time}</translation>
    </message>
    <message>
        <source>{who}, {time}</source>
        <translation>{who}, {time}</translation>
    </message>
    <message>
        <source>Answered STOP: OVHcloud has this number on its list, and nothing is sent to it.</source>
        <translation>Désinscrit par STOP&#xa0;: OVHcloud a ce numéro dans sa liste, et rien ne lui est envoyé.</translation>
    </message>
    <message>
        <source>Nothing was sent to this number from here, and nothing came from it.</source>
        <translation>Rien n’a été envoyé à ce numéro depuis cet ordinateur, et rien n’en est venu.</translation>
    </message>
    <message>
        <source>Nothing has come from this number.</source>
        <translation>Aucune réponse de ce numéro.</translation>
    </message>
    <message>
        <source>a short number</source>
        <translation>numéro court</translation>
    </message>
    <message>
        <source>{who} can no longer answer your last message. A new one lets them, for about 48 h.</source>
        <translation>{who} ne peut plus répondre à votre dernier message. Un nouveau le permettra, pendant environ 48&#xa0;h.</translation>
    </message>
    <message>
        <source>{who} can answer for less than about 1 h more</source>
        <translation>{who} peut répondre encore moins de 1&#xa0;h environ</translation>
    </message>
    <message>
        <source>{who} can answer for about {hours} h more, until about {day}, {time}</source>
        <translation>{who} peut répondre encore environ {hours}&#xa0;h, jusqu’à {day} vers {time}</translation>
    </message>
    <message>
        <source>a short number, which can be answered</source>
        <translation>numéro court, on peut y répondre</translation>
    </message>
    <message>
        <source>Read at {time}</source>
        <translation>Relevées à {time}</translation>
    </message>
    <message>
        <source>Read on {when}</source>
        <translation>Relevées le {when}</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>{service}: {when}</source>
        <translation>{service}&#xa0;: {when}</translation>
    </message>
    <message>
        <source>⚠ The keys of {service} may not read replies: people can answer, but it does not come up here. Get new keys under “Accounts…”, or read the replies in OVHcloud&apos;s Manager.</source>
        <translation>⚠ Les clés de {service} ne permettent pas de lire les réponses&#xa0;: on peut vous répondre, mais rien ne s’affiche ici. Obtenez de nouvelles clés dans «&#x202f;Comptes…&#x202f;», ou lisez les réponses dans le Manager OVHcloud.</translation>
    </message>
    <message>
        <source>⚠ The replies to {service} cannot be read. {why}</source>
        <translation>⚠ Les réponses à {service} ne peuvent pas être lues. {why}</translation>
    </message>
    <message>
        <source>⚠ The replies to {service} could not be read; it is tried again by itself. {why}</source>
        <translation>⚠ Les réponses à {service} n’ont pas pu être lues&#x202f;; une nouvelle tentative aura lieu d’elle-même. {why}</translation>
    </message>
</context>
<context>
    <name>RepliesPage</name>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>&amp;Replies</source>
        <translation>&amp;Réponses</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Celle-ci</translation>
    </message>
    <message>
        <source>Read replies now</source>
        <translation>Relever les réponses maintenant</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Écrire un message</translation>
    </message>
    <message>
        <source>No conversation fits</source>
        <translation>Aucune conversation trouvée</translation>
    </message>
    <message>
        <source>No conversation to show</source>
        <translation>Aucune conversation à afficher</translation>
    </message>
    <message>
        <source>Nothing is unread</source>
        <translation>Tout est lu</translation>
    </message>
    <message>
        <source>No replies yet</source>
        <translation>Aucune réponse pour l’instant</translation>
    </message>
    <message>
        <source>Tick “Let people reply” when you write: what they answer comes up here by itself, and you can write back.</source>
        <translation>Cochez «&#x202f;Permettre la réponse&#x202f;» en écrivant&#xa0;: les réponses s’affichent ici d’elles-mêmes, et vous pouvez y répondre.</translation>
    </message>
    <message>
        <source>Only who answered is listed here: “Look in the outbox” above finds what was sent to everybody else.</source>
        <translation>Seules les personnes qui ont répondu figurent ici. «&#x202f;Chercher dans les envois&#x202f;», ci-dessus, trouve ce qui a été envoyé aux autres.</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <source>{n} month</source>
        <translation>{n} mois</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} mois</translation>
    </message>
    <message>
        <source>The texts of sends and replies are kept for as long as you like.</source>
        <translation>Les textes des envois et des réponses sont conservés sans limite de durée.</translation>
    </message>
    <message>
        <source>The texts of sends and replies are erased after {months}; the proof of sending stays.</source>
        <translation>Les textes des envois et des réponses sont effacés après {months}&#x202f;; la preuve de l’envoi reste.</translation>
    </message>
    <message>
        <source>Text erased on {day}, after {months}.</source>
        <translation>Texte effacé le {day}, après {months}.</translation>
    </message>
    <message>
        <source>Nothing is older than {months} today.</source>
        <translation>Aujourd’hui, rien n’a plus de {months}.</translation>
    </message>
    <message>
        <source>To be erased now: the texts of {what}, the oldest of {day}. Then, every day, what becomes older.</source>
        <translation>À effacer dès maintenant&#xa0;: les textes de {what}, dont le plus ancien date du {day}. Ensuite, chaque jour, ceux qui dépassent ce délai.</translation>
    </message>
    <message>
        <source>{n} more is as old and stays for now: it is not done with, or not read.</source>
        <translation>{n} autre, aussi ancien, reste pour l’instant&#xa0;: encore en cours, ou pas encore lu.</translation>
    </message>
    <message>
        <source>{n} more are as old and stay for now: they are not done with, or not read.</source>
        <translation>{n} autres, aussi anciens, restent pour l’instant&#xa0;: encore en cours, ou pas encore lus.</translation>
    </message>
    <message>
        <source>Last looked through on {day}: nothing was to be erased.</source>
        <translation>Dernier passage le {day}&#xa0;: il n’y avait rien à effacer.</translation>
    </message>
    <message>
        <source>Last erased on {day}: the texts of {what}.</source>
        <translation>Dernier effacement le {day}&#xa0;: les textes de {what}.</translation>
    </message>
    <message>
        <source>{n} send ({messages})</source>
        <translation>{n} envoi ({messages})</translation>
    </message>
    <message>
        <source>{n} sends ({messages})</source>
        <translation>{n} envois ({messages})</translation>
    </message>
    <message>
        <source>{n} reply</source>
        <translation>{n} réponse</translation>
    </message>
    <message>
        <source>{n} replies</source>
        <translation>{n} réponses</translation>
    </message>
    <message>
        <source>{sends} and {replies}</source>
        <translation>{sends} et {replies}</translation>
    </message>
</context>
<context>
    <name>RetentionDialog</name>
    <message>
        <source>How long texts are kept</source>
        <translation>Durée de conservation des textes</translation>
    </message>
    <message>
        <source>For as long as I like</source>
        <translation>Sans limite de durée</translation>
    </message>
    <message>
        <source>Count a&amp;gain</source>
        <translation>Compter à &amp;nouveau</translation>
    </message>
    <message>
        <source>&amp;Keep texts</source>
        <translation>&amp;Conserver les textes</translation>
    </message>
    <message>
        <source>What is erased, and what stays</source>
        <translation>Ce qui est effacé, ce qui reste</translation>
    </message>
    <message>
        <source>Erased: the texts, the fields that were filled in, what people replied, and the older copies of the data file. There is no way back.</source>
        <translation>Effacés&#xa0;: les textes, les champs remplis, les réponses reçues et les anciennes copies du fichier de données. C’est définitif.</translation>
    </message>
    <message>
        <source>Stays, as the proof: to whom, when, from which sender, how many SMS and credits, what became of it; of a reply that it came, and that it asked for STOP.</source>
        <translation>Conservés comme preuve&#xa0;: à qui, quand, de quel expéditeur, combien de SMS et de crédits, avec quel résultat&#x202f;; pour une réponse, qu’elle est arrivée et qu’elle demandait STOP.</translation>
    </message>
    <message>
        <source>Not touched: what waits, is scheduled, in doubt or being cancelled, replies that nobody read, drafts, contacts; and what OVHcloud keeps, or you exported.</source>
        <translation>Pas concernés&#xa0;: ce qui est en attente, programmé, incertain ou en cours d’annulation, les réponses non lues, les brouillons, les contacts&#x202f;; ni ce que conserve OVHcloud ou que vous avez exporté.</translation>
    </message>
    <message>
        <source>Counting what that concerns…</source>
        <translation>Calcul de ce qui est concerné…</translation>
    </message>
    <message>
        <source>&amp;Erase what is older than {months}</source>
        <translation>&amp;Effacer ce qui a plus de {months}</translation>
    </message>
    <message>
        <source>Nothing is erased by itself. What was erased already does not come back.</source>
        <translation>Rien n’est effacé automatiquement. Ce qui a déjà été effacé ne revient pas.</translation>
    </message>
    <message>
        <source>Keep &amp;all texts</source>
        <translation>Conserver &amp;tous les textes</translation>
    </message>
    <message>
        <source>What that concerns could not be counted: the data file could not be read. Nothing was erased, and nothing is before that is known.</source>
        <translation>Impossible de compter ce que cela concerne&#xa0;: le fichier de données n’a pas pu être lu. Rien n’a été effacé, et rien ne le sera avant que ce soit connu.</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>read the account and its balance</source>
        <translation>lire le compte et son solde</translation>
    </message>
    <message>
        <source>send messages</source>
        <translation>envoyer des messages</translation>
    </message>
    <message>
        <source>follow what became of messages</source>
        <translation>suivre le sort des messages</translation>
    </message>
    <message>
        <source>read replies</source>
        <translation>lire les réponses</translation>
    </message>
    <message>
        <source>read OVHcloud&apos;s list of STOP</source>
        <translation>lire la liste des désinscrits par STOP</translation>
    </message>
    <message>
        <source>take a number off the list of STOP</source>
        <translation>retirer un numéro de la liste des désinscrits</translation>
    </message>
    <message>
        <source>take back what is scheduled</source>
        <translation>annuler ce qui est programmé</translation>
    </message>
    <message>
        <source>They may: {deeds}.</source>
        <translation>Elles permettent de&#xa0;: {deeds}.</translation>
    </message>
    <message>
        <source>They may not: {deeds}. “Get keys…” makes keys with all rights.</source>
        <translation>Elles ne permettent pas de&#xa0;: {deeds}. «&#x202f;Obtenir des clés…&#x202f;» crée des clés avec tous les droits.</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>ScheduleDialog</name>
    <message>
        <source>Schedule the message</source>
        <translation>Programmer l’envoi</translation>
    </message>
    <message>
        <source>It leaves by itself at that time, even if this computer is off. Until then it can be cancelled.</source>
        <translation>Le message part tout seul à l’heure dite, même si cet ordinateur est éteint. Jusque‑là, il peut être annulé.</translation>
    </message>
    <message>
        <source>Day, in the month</source>
        <translation>Jour, dans le mois</translation>
    </message>
    <message>
        <source>no advertising</source>
        <translation>pas de publicité</translation>
    </message>
    <message>
        <source>next time for it</source>
        <translation>prochain créneau</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>&amp;Back to the message</source>
        <translation>&amp;Revenir au message</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Jour</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Heure</translation>
    </message>
    <message>
        <source>Today {time}</source>
        <translation>Aujourd’hui {time}</translation>
    </message>
    <message>
        <source>&amp;Choose {when}</source>
        <translation>&amp;Choisir {when}</translation>
    </message>
    <message>
        <source>Often chosen</source>
        <translation>Souvent choisi</translation>
    </message>
    <message>
        <source>Tomorrow {time}</source>
        <translation>Demain {time}</translation>
    </message>
    <message>
        <source>This time has passed, or is too close: choose one that is at least some minutes away.</source>
        <translation>Cette heure est passée ou trop proche&#xa0;: choisissez-en une dans quelques minutes au moins.</translation>
    </message>
</context>
<context>
    <name>SendDetail</name>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>&amp;Go on sending</source>
        <translation>&amp;Reprendre l’envoi</translation>
    </message>
    <message>
        <source>Go on sending</source>
        <translation>Reprendre l’envoi</translation>
    </message>
    <message>
        <source>&amp;Stop sending</source>
        <translation>&amp;Arrêter l’envoi</translation>
    </message>
    <message>
        <source>Stop: do not send what is still waiting</source>
        <translation>Arrêter l’envoi&#xa0;: ne pas envoyer ce qui est encore en attente</translation>
    </message>
    <message>
        <source>Everything about this person</source>
        <translation>Tout ce qui concerne cette personne</translation>
    </message>
    <message>
        <source>&amp;Decide…</source>
        <translation>&amp;Décider…</translation>
    </message>
    <message>
        <source>Decide about those who may have got the message</source>
        <translation>Décider pour les messages peut-être déjà reçus</translation>
    </message>
    <message>
        <source>Ask O&amp;VHcloud now</source>
        <translation>&amp;Interroger OVHcloud</translation>
    </message>
    <message>
        <source>Ask OVHcloud now what became of these messages</source>
        <translation>Interroger OVHcloud maintenant sur ce que ces messages sont devenus</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <source>Export the receivers shown into a file for a spreadsheet</source>
        <translation>Exporter les destinataires affichés dans un fichier pour tableur</translation>
    </message>
    <message>
        <source>Show only receivers in this state</source>
        <translation>N’afficher que les destinataires dans cet état</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Nom ou numéro</translation>
    </message>
    <message>
        <source>Find a receiver by name or number</source>
        <translation>Chercher un destinataire par son nom ou son numéro</translation>
    </message>
    <message>
        <source>Receivers of this send</source>
        <translation>Destinataires de cet envoi</translation>
    </message>
    <message>
        <source>Export the receivers shown</source>
        <translation>Exporter les destinataires affichés</translation>
    </message>
    <message>
        <source>Nobody of this send has such a name or number.</source>
        <translation>Personne n’a ce nom ou ce numéro dans cet envoi.</translation>
    </message>
    <message>
        <source>You took it back: nothing of it was sent. The message can be changed in Compose.</source>
        <translation>Vous l’avez annulé&#xa0;: rien n’a été envoyé. Le message est de nouveau dans Écrire.</translation>
    </message>
    <message>
        <source>&amp;Let it be</source>
        <translation>&amp;Laisser ainsi</translation>
    </message>
    <message>
        <source>Wr&amp;ite again…</source>
        <translation>Réé&amp;crire…</translation>
    </message>
    <message>
        <source>&amp;Write again to {people}…</source>
        <translation>Écrire à &amp;nouveau à {people}…</translation>
    </message>
    <message>
        <source>&amp;Stop without asking</source>
        <translation>&amp;Arrêter sans interroger</translation>
    </message>
    <message>
        <source>What &amp;happened?</source>
        <translation>Que s’est-il &amp;passé&#x202f;?</translation>
    </message>
    <message>
        <source>What happened? Everything that became of this send, step by step</source>
        <translation>Que s’est-il passé&#x202f;? Tout ce qu’est devenu cet envoi, étape par étape</translation>
    </message>
    <message>
        <source>A new draft of this message for the {people} who did not get it</source>
        <translation>Un nouveau brouillon de ce message pour qui ne l’a pas reçu&#xa0;: {people}</translation>
    </message>
    <message>
        <source>Write again: who did not get it was erased</source>
        <translation>Écrire à nouveau&#xa0;: qui ne l’a pas reçu a été effacé</translation>
    </message>
    <message>
        <source>Nobody knows any more who did not get it: they were erased</source>
        <translation>Plus personne ne sait qui ne l’a pas reçu&#xa0;: nom et numéro ont été effacés</translation>
    </message>
    <message>
        <source>&amp;Write a new text to {people}…</source>
        <translation>Écrire un &amp;nouveau texte à {people}…</translation>
    </message>
    <message>
        <source>The text was erased: a new draft without one for the {people} who did not get it</source>
        <translation>Le texte a été effacé&#xa0;: un nouveau brouillon sans texte, pour qui ne l’a pas reçu&#xa0;: {people}</translation>
    </message>
    <message>
        <source>&amp;Back to the message</source>
        <translation>Revenir au &amp;message</translation>
    </message>
    <message>
        <source>You took it back: nothing was sent, and the message can be changed</source>
        <translation>Vous l’avez annulé&#xa0;: rien n’a été envoyé, et le message peut être modifié</translation>
    </message>
    <message>
        <source>All: {n}</source>
        <translation>Tous&#xa0;: {n}</translation>
    </message>
</context>
<context>
    <name>SendReceiversModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
</context>
<context>
    <name>SendsModel</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Destinataires</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>⚠ paused · {state}</source>
        <translation>⚠ en pause · {state}</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>&amp;Notify when a send is complete or has failures</source>
        <translation>Prévenir &amp;quand un envoi est terminé ou a des échecs</translation>
    </message>
    <message>
        <source>&amp;How long texts are kept…</source>
        <translation>&amp;Durée de conservation des textes…</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Page at the start</source>
        <translation>&amp;Page au démarrage</translation>
    </message>
    <message>
        <source>Time to &amp;undo a send</source>
        <translation>Temps pour ann&amp;uler un envoi</translation>
    </message>
    <message>
        <source>A message waits so long before it leaves; until then it can be taken back.</source>
        <translation>Un message attend ce temps avant de partir&#x202f;; jusque-là, vous pouvez l’annuler.</translation>
    </message>
    <message>
        <source>A message leaves at once, and cannot be taken back.</source>
        <translation>Un message part tout de suite, et ne peut pas être annulé.</translation>
    </message>
    <message>
        <source>Your own &amp;mobile number, to which tests are sent:</source>
        <translation>Votre numéro de &amp;mobile, auquel les essais sont envoyés&#xa0;:</translation>
    </message>
    <message>
        <source>Your own mobile number for tests with {account}:</source>
        <translation>Votre numéro de mobile pour les essais avec {account}&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
</context>
<context>
    <name>StartNotice</name>
    <message>
        <source>S&amp;how</source>
        <translation>A&amp;fficher</translation>
    </message>
    <message>
        <source>Show the outbox</source>
        <translation>Afficher les envois</translation>
    </message>
    <message>
        <source>⚠ An earlier send needs a look: people may be waiting for it.</source>
        <translation>⚠ Un envoi précédent est à vérifier&#xa0;: des personnes l’attendent peut-être.</translation>
    </message>
    <message>
        <source>⚠ {n} earlier sends need a look: people may be waiting for them.</source>
        <translation>⚠ {n} envois précédents sont à vérifier&#xa0;: des personnes les attendent peut-être.</translation>
    </message>
</context>
<context>
    <name>StopListDialog</name>
    <message>
        <source>Who answered STOP</source>
        <translation>Désinscrits par STOP</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Nom ou numéro</translation>
    </message>
    <message>
        <source>Find somebody by name or number</source>
        <translation>Nom ou numéro de la personne à trouver</translation>
    </message>
    <message>
        <source>Taken off with consent</source>
        <translation>Retirés avec leur accord</translation>
    </message>
    <message>
        <source>&amp;Read it again</source>
        <translation>Re&amp;lire la liste</translation>
    </message>
    <message>
        <source>&amp;Take off the list…</source>
        <translation>&amp;Retirer de la liste…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>They get nothing from this SMS account: OVHcloud blocks it, and messages written here leave them out. Only they can change that, by asking for messages again.</source>
        <translation>Ces personnes ne reçoivent rien de ce compte SMS&#xa0;: OVHcloud le bloque, et les messages écrits ici les laissent de côté. Elles seules peuvent en décider autrement, en le demandant.</translation>
    </message>
    <message>
        <source>OVHcloud&apos;s list has not been read yet.</source>
        <translation>La liste d’OVHcloud n’a pas encore été lue.</translation>
    </message>
    <message>
        <source>{people}, as OVHcloud listed them on {moment}.</source>
        <translation>{people}, selon la liste d’OVHcloud lue le {moment}.</translation>
    </message>
    <message>
        <source>{moment}, {number}, by {user}: {statement}</source>
        <translation>{moment}, {number}, par {user}&#xa0;: {statement}</translation>
    </message>
    <message>
        <source>{moment}, {number}, by {user}, not taken off: {statement}</source>
        <translation>{moment}, {number}, par {user}, non retiré&#xa0;: {statement}</translation>
    </message>
    <message>
        <source>Choose somebody in the list first.</source>
        <translation>Choisissez d’abord une personne dans la liste.</translation>
    </message>
</context>
<context>
    <name>StopListState</name>
    <message>
        <source>⚠ These keys may not read OVHcloud&apos;s list, so nobody is left out by it here; OVHcloud blocks what is sent to them all the same. Get new keys with “Get keys…” in Accounts….</source>
        <translation>⚠ Ces clés ne permettent pas de lire la liste d’OVHcloud&#xa0;: personne n’est laissé de côté ici à cause d’elle, mais OVHcloud bloque tout de même ce qui leur est envoyé. Créez de nouvelles clés avec «&#x202f;Obtenir des clés…&#x202f;» dans Comptes….</translation>
    </message>
    <message>
        <source>⚠ The list could not be read. {why}</source>
        <translation>⚠ La liste n’a pas pu être lue. {why}</translation>
    </message>
    <message>
        <source>{name}, {number}</source>
        <translation>{name}, {number}</translation>
    </message>
    <message>
        <source>Asking OVHcloud…</source>
        <translation>Interrogation d’OVHcloud…</translation>
    </message>
    <message>
        <source>✓ {who} may be written to again.</source>
        <translation>✓ {who} peut de nouveau recevoir vos messages.</translation>
    </message>
    <message>
        <source>✗ {who} is still on the list: these keys may not take anybody off. The consent is written down. Get new keys with “Get keys…” in Accounts…, or do it in OVHcloud&apos;s Manager.</source>
        <translation>✗ {who} est encore sur la liste&#xa0;: ces clés ne permettent de retirer personne. L’accord est noté. Créez de nouvelles clés avec «&#x202f;Obtenir des clés…&#x202f;» dans Comptes…, ou faites-le dans l’espace client d’OVHcloud.</translation>
    </message>
    <message>
        <source>✗ It is not certain that {who} is off the list. The consent is written down. {why} Read the list again, then try once more if need be.</source>
        <translation>✗ Il n’est pas certain que {who} ne soit plus sur la liste. L’accord est noté. {why} Relisez la liste, puis réessayez au besoin.</translation>
    </message>
    <message>
        <source>✓ OVHcloud was asked.</source>
        <translation>✓ OVHcloud a été interrogé.</translation>
    </message>
</context>
<context>
    <name>Suggested</name>
    <message>
        <source>Contacts that fit</source>
        <translation>Contacts qui correspondent</translation>
    </message>
    <message>
        <source>{n} person fits: arrow down chooses them</source>
        <translation>{n} personne correspond&#xa0;: flèche bas pour la choisir</translation>
    </message>
    <message>
        <source>{n} people fit: arrow down chooses one</source>
        <translation>{n} personnes correspondent&#xa0;: flèche bas pour en choisir une</translation>
    </message>
    <message>
        <source>⚠ {name} opted out and was not added.</source>
        <translation>⚠ {name}&#xa0;: ne plus écrire. Rien n’a été ajouté.</translation>
    </message>
    <message>
        <source>opted out</source>
        <translation>ne plus écrire</translation>
    </message>
    <message>
        <source>{name} was added</source>
        <translation>{name}&#xa0;: dans la liste</translation>
    </message>
</context>
<context>
    <name>System</name>
    <message>
        <source>Device or resource busy</source>
        <translation>occupé par un autre programme</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>espace autorisé dépassé</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>il existe déjà</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>nom trop long</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>erreur du disque</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>plus de place sur le disque</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>fichier ou dossier introuvable</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ce n’est pas un dossier</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>opération non autorisée</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>accès refusé</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>disque en lecture seule</translation>
    </message>
</context>
<context>
    <name>TextNameDialog</name>
    <message>
        <source>Save this text</source>
        <translation>Enregistrer ce texte</translation>
    </message>
    <message>
        <source>Rename this text</source>
        <translation>Renommer ce texte</translation>
    </message>
    <message>
        <source>Name of the text</source>
        <translation>Nom du texte</translation>
    </message>
    <message>
        <source>&amp;Name, by which you will find it again:</source>
        <translation>&amp;Nom, pour le retrouver&#xa0;:</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Another text has this name already.</source>
        <translation>Un autre texte porte déjà ce nom.</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>A text of this name is there already: this one takes its place.</source>
        <translation>Un texte porte déjà ce nom&#xa0;: celui-ci le remplace.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>Rem&amp;placer</translation>
    </message>
</context>
<context>
    <name>TextPart</name>
    <message>
        <source>Text of this send</source>
        <translation>Texte de cet envoi</translation>
    </message>
    <message>
        <source>Text of the person before</source>
        <translation>Texte de la personne précédente</translation>
    </message>
    <message>
        <source>Text of the next person</source>
        <translation>Texte de la personne suivante</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Échanges</translation>
    </message>
    <message>
        <source>Messages: everything sent to this person, and what they answered</source>
        <translation>Échanges&#xa0;: tout ce qui a été envoyé à cette personne, et ses réponses</translation>
    </message>
    <message>
        <source>Everything about this person (Ctrl+I)</source>
        <translation>Tout ce qui concerne cette personne (Ctrl+I)</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>Le texte</translation>
    </message>
    <message>
        <source>The text: it was erased</source>
        <translation>Le texte&#xa0;: il a été effacé</translation>
    </message>
    <message>
        <source>The people</source>
        <translation>Les destinataires</translation>
    </message>
    <message>
        <source>Text and people</source>
        <translation>Le texte et les destinataires</translation>
    </message>
    <message>
        <source>Text and people: the text was erased</source>
        <translation>Le texte et les destinataires&#xa0;: le texte a été effacé</translation>
    </message>
    <message>
        <source>Use aga&amp;in</source>
        <translation>Ré&amp;utiliser</translation>
    </message>
    <message>
        <source>Use again: begin a new message with what this send had</source>
        <translation>Réutiliser&#xa0;: commencer un nouveau message à partir de cet envoi</translation>
    </message>
    <message>
        <source>Text for {name}, {n} of {count}</source>
        <translation>Texte pour {name}, {n} sur {count}</translation>
    </message>
    <message>
        <source>Text for {name}</source>
        <translation>Texte pour {name}</translation>
    </message>
    <message>
        <source>Text for everybody</source>
        <translation>Texte pour tous</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
</context>
<context>
    <name>TextsBox</name>
    <message>
        <source>Te&amp;xts</source>
        <translation>&amp;Textes</translation>
    </message>
    <message>
        <source>Saved texts</source>
        <translation>Textes enregistrés</translation>
    </message>
    <message>
        <source>Texts you use again and again</source>
        <translation>Textes que vous réutilisez souvent</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Renommer</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>&amp;Save this text…</source>
        <translation>&amp;Enregistrer ce texte…</translation>
    </message>
    <message>
        <source>No text was saved yet</source>
        <translation>Aucun texte enregistré pour l’instant</translation>
    </message>
    <message>
        <source>Delete the saved text “{name}”?</source>
        <translation>Supprimer le texte enregistré «&#x202f;{name}&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Messages that were written with it stay as they are.</source>
        <translation>Les messages écrits avec ce texte restent tels quels.</translation>
    </message>
</context>
<context>
    <name>ThreadCard</name>
    <message>
        <source>Mark as &amp;unread</source>
        <translation>Marquer non &amp;lue</translation>
    </message>
    <message>
        <source>Mark as unread: bring it back among what is new</source>
        <translation>Marquer non lue&#xa0;: la remettre parmi les nouvelles</translation>
    </message>
    <message>
        <source>Contact…</source>
        <translation>Fiche…</translation>
    </message>
    <message>
        <source>Contact: give this number a name, or change what is known of this person</source>
        <translation>Fiche&#xa0;: donner un nom à ce numéro, ou modifier la fiche de cette personne</translation>
    </message>
    <message>
        <source>Opt out…</source>
        <translation>Ne plus lui écrire…</translation>
    </message>
    <message>
        <source>Opt out… this number: write to it no more</source>
        <translation>Ne plus lui écrire…&#xa0;: aucun message ne part plus vers ce numéro</translation>
    </message>
    <message>
        <source>Opt out</source>
        <translation>Ne plus lui écrire</translation>
    </message>
    <message>
        <source>Opt out: write to this number no more</source>
        <translation>Ne plus lui écrire&#xa0;: aucun message ne part plus vers ce numéro</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>Leave as it is: ask no more about this STOP</source>
        <translation>Laisser tel quel&#xa0;: ne plus poser la question pour ce STOP</translation>
    </message>
    <message>
        <source>{who} asks for STOP</source>
        <translation>{who} demande STOP</translation>
    </message>
    <message>
        <source>No message would go to this number then.</source>
        <translation>Plus aucun message n’irait à ce numéro.</translation>
    </message>
    <message>
        <source>OVHcloud keeps a list of its own of those who answered STOP.</source>
        <translation>OVHcloud tient aussi sa propre liste des réponses STOP.</translation>
    </message>
    <message>
        <source>Opt in…</source>
        <translation>Autoriser à nouveau…</translation>
    </message>
    <message>
        <source>Opt in… this number: messages may go to it again</source>
        <translation>Autoriser à nouveau…&#xa0;: des messages peuvent de nouveau partir vers ce numéro</translation>
    </message>
    <message>
        <source>Every message leaves this number out. If that was a slip, or they changed their mind: “Opt in…”.</source>
        <translation>Ce numéro est écarté de tous les messages. Si c’est une erreur, ou si la personne a changé d’avis&#xa0;: «&#x202f;Autoriser à nouveau…&#x202f;».</translation>
    </message>
    <message>
        <source>Choose a conversation</source>
        <translation>Choisissez une conversation</translation>
    </message>
    <message>
        <source>Opted out.</source>
        <translation>Ne plus écrire.</translation>
    </message>
    <message>
        <source>Add to &amp;message</source>
        <translation>Ajouter au m&amp;essage</translation>
    </message>
    <message>
        <source>Add to message: write to this number</source>
        <translation>Ajouter au message&#xa0;: écrire à ce numéro</translation>
    </message>
    <message>
        <source>What is unread of it is marked as read when you open it.</source>
        <translation>Ses réponses sont marquées comme lues quand vous l’ouvrez.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Earlier messages</source>
        <translation>Messages précédents</translation>
    </message>
</context>
<context>
    <name>TimeEdit</name>
    <message>
        <source>{hours}:{minutes}</source>
        <translation>{hours}&#xa0;h&#xa0;{minutes}</translation>
    </message>
</context>
<context>
    <name>TrailDialog</name>
    <message>
        <source>What happened?</source>
        <translation>Que s’est-il passé&#x202f;?</translation>
    </message>
    <message>
        <source>What happened to this send</source>
        <translation>Ce qui est arrivé à cet envoi</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
</context>
<context>
    <name>TrailModel</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
</context>
<context>
    <name>TrialButton</name>
    <message>
        <source>T&amp;est to me…</source>
        <translation>Essai sur mon &amp;numéro…</translation>
    </message>
    <message>
        <source>Send a test to my own number</source>
        <translation>Essai sur mon numéro&#xa0;: envoyer un essai à mon propre numéro</translation>
    </message>
    <message>
        <source>Sends the first, the longest and the dearest text to your own number only</source>
        <translation>Envoie le premier texte, le plus long et le plus cher à votre propre numéro uniquement</translation>
    </message>
</context>
<context>
    <name>TrialDialog</name>
    <message>
        <source>Test to me</source>
        <translation>Essai sur mon numéro</translation>
    </message>
    <message>
        <source>Send {sms} to your own number, {number}?</source>
        <translation>Envoyer {sms} à votre propre numéro, {number}&#x202f;?</translation>
    </message>
    <message>
        <source>&amp;Other number…</source>
        <translation>Autre &amp;numéro…</translation>
    </message>
    <message>
        <source>&amp;Send test</source>
        <translation>&amp;Envoyer le test</translation>
    </message>
    <message>
        <source>The texts</source>
        <translation>Les textes</translation>
    </message>
    <message>
        <source>First in the list, for {name}</source>
        <translation>Premier de la liste, pour {name}</translation>
    </message>
    <message>
        <source>The longest, for {name}</source>
        <translation>Le plus long, pour {name}</translation>
    </message>
    <message>
        <source>The dearest, for {name}</source>
        <translation>Le plus cher, pour {name}</translation>
    </message>
    <message>
        <source>The longest and dearest, for {name}</source>
        <translation>Le plus long et le plus cher, pour {name}</translation>
    </message>
    <message>
        <source>First in the list and the longest, for {name}</source>
        <translation>Premier de la liste et le plus long, pour {name}</translation>
    </message>
    <message>
        <source>First in the list and the dearest, for {name}</source>
        <translation>Premier de la liste et le plus cher, pour {name}</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>Pour {name}</translation>
    </message>
    <message>
        <source>{price}, and {n} at OVHcloud&apos;s price abroad</source>
        <translation>{price}, et {n} au tarif d’OVHcloud à l’étranger</translation>
    </message>
    <message>
        <source>Price: {price}. Nobody else gets anything.</source>
        <translation>Prix&#xa0;: {price}. Personne d’autre ne reçoit rien.</translation>
    </message>
    <message>
        <source>OVHcloud holds it until {when}.</source>
        <translation>OVHcloud le retient jusqu’à {when}.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>✗ {problem} Not all of it was sent.</source>
        <translation>✗ {problem} Tout n’a pas été envoyé.</translation>
    </message>
    <message>
        <source>✓ On its way to {number}. The outbox says how far it got.</source>
        <translation>✓ En route vers {number}. La page «&#x202f;Envois&#x202f;» en montre l’avancement.</translation>
    </message>
</context>
<context>
    <name>TwoCards</name>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Écrire un message</translation>
    </message>
</context>
<context>
    <name>UntakenDialog</name>
    <message>
        <source>Rows not taken</source>
        <translation>Lignes non reprises</translation>
    </message>
    <message>
        <source>Rows that are no receivers</source>
        <translation>Lignes qui ne sont pas des destinataires</translation>
    </message>
    <message>
        <source>The right number of the selected row</source>
        <translation>Le bon numéro de la ligne choisie</translation>
    </message>
    <message>
        <source>&amp;Take this number</source>
        <translation>&amp;Reprendre ce numéro</translation>
    </message>
    <message>
        <source>Leave the selected rows out</source>
        <translation>Laisser de côté les lignes choisies</translation>
    </message>
    <message>
        <source>&amp;Save these rows…</source>
        <translation>&amp;Enregistrer ces lignes…</translation>
    </message>
    <message>
        <source>Write these rows into a file</source>
        <translation>Enregistrer ces lignes dans un fichier</translation>
    </message>
    <message>
        <source>&amp;Number:</source>
        <translation>&amp;Numéro&#xa0;:</translation>
    </message>
    <message>
        <source>Save the rows that are not taken</source>
        <translation>Enregistrer les lignes non reprises</translation>
    </message>
    <message>
        <source>Table for a spreadsheet</source>
        <translation>Tableau pour tableur</translation>
    </message>
    <message>
        <source>{n} row was not taken: it gets nothing.</source>
        <translation>{n} ligne n’a pas été reprise&#xa0;: elle ne reçoit rien.</translation>
    </message>
    <message>
        <source>{n} rows were not taken: they get nothing.</source>
        <translation>{n} lignes n’ont pas été reprises&#xa0;: elles ne reçoivent rien.</translation>
    </message>
    <message>
        <source>&amp;Leave out {rows}</source>
        <translation>&amp;Laisser de côté {rows}</translation>
    </message>
    <message>
        <source>Select one row to correct its number.</source>
        <translation>Choisissez une ligne pour corriger son numéro.</translation>
    </message>
    <message>
        <source>Type the right number of this row.</source>
        <translation>Tapez le bon numéro de cette ligne.</translation>
    </message>
</context>
<context>
    <name>UntakenState</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
</context>
<context>
    <name>ValueMending</name>
    <message>
        <source>Simplify</source>
        <translation>Simplifier</translation>
    </message>
    <message>
        <source>Simplify in the list what is put in for receivers</source>
        <translation>Simplifier dans la liste ce qui est inséré pour les destinataires</translation>
    </message>
    <message>
        <source>{now} instead of {then} for {who} because of {what}.</source>
        <translation>{now} au lieu de {then} pour {who} à cause de {what}.</translation>
    </message>
    <message>
        <source>{now} instead of {then} for {people}, such as {who} ({what}).</source>
        <translation>{now} au lieu de {then} pour {people}, dont {who} ({what}).</translation>
    </message>
    <message>
        <source>{before} → {after} ({name}, {who})</source>
        <translation>{before} → {after} ({name}, {who})</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Tous</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>&amp;Open OVHcloud&apos;s site</source>
        <translation>&amp;Ouvrir le site d’OVHcloud</translation>
    </message>
    <message>
        <source>I have an &amp;SMS account</source>
        <translation>J’ai déjà &amp;un compte SMS</translation>
    </message>
    <message>
        <source>I have my &amp;keys</source>
        <translation>J’ai déjà mes &amp;clés</translation>
    </message>
    <message>
        <source>&amp;Try the demonstration: no SMS is sent</source>
        <translation>&amp;Essayer la démonstration&#xa0;: aucun SMS ne part</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bienvenue</translation>
    </message>
    <message>
        <source>Opening the demonstration…</source>
        <translation>La démonstration s’ouvre…</translation>
    </message>
    <message>
        <source>The demonstration is open in a window of its own</source>
        <translation>La démonstration est ouverte dans sa propre fenêtre</translation>
    </message>
    <message>
        <source>⚠ The demonstration could not be opened. Nothing was sent; try once more.</source>
        <translation>⚠ La démonstration n’a pas pu s’ouvrir. Rien n’a été envoyé&#xa0;: essayez à nouveau.</translation>
    </message>
    <message>
        <source>Three steps to your first SMS. Nothing is sent before the third.</source>
        <translation>Trois étapes jusqu’à votre premier SMS. Rien ne part avant la troisième.</translation>
    </message>
    <message>
        <source>At OVHcloud: credits and a sender name</source>
        <translation>Chez OVHcloud&#xa0;: des crédits et un nom d’expéditeur</translation>
    </message>
    <message>
        <source>Buy a pack of SMS credits, then ask for the name that people will see, such as MARTIN (11 letters at most). OVHcloud checks it first: go on without waiting.</source>
        <translation>Achetez un pack de crédits SMS, puis demandez le nom que verront vos destinataires, par exemple MARTIN (11 lettres au plus). OVHcloud le vérifie d’abord&#xa0;: continuez sans attendre.</translation>
    </message>
    <message>
        <source>The keys that open this account to the program</source>
        <translation>Les clés qui ouvrent ce compte au programme</translation>
    </message>
    <message>
        <source>OVHcloud makes them on one page, with the rights ticked; you copy them here. They stay in the keyring of this computer.</source>
        <translation>OVHcloud les crée sur une seule page, droits déjà cochés&#x202f;; vous les copiez ici. Elles restent dans le trousseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>A first message, to yourself</source>
        <translation>Un premier message, à vous-même</translation>
    </message>
    <message>
        <source>A test on your own number, to see what others will see. 1 credit.</source>
        <translation>Un essai sur votre propre numéro, pour voir ce que verront les autres. 1&#xa0;crédit.</translation>
    </message>
    <message>
        <source>Not decided yet?</source>
        <translation>Pas encore décidé&#x202f;?</translation>
    </message>
    <message>
        <source>⚠ No browser could be opened. The page is: {url}</source>
        <translation>⚠ Aucun navigateur n’a pu être ouvert. La page&#xa0;: {url}</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>{hours}:{minutes}</source>
        <translation>{hours}&#xa0;h&#xa0;{minutes}</translation>
    </message>
    <message>
        <source>{hours}:{minutes}:{seconds}</source>
        <translation>{hours}&#xa0;h&#xa0;{minutes}&#xa0;min&#xa0;{seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours}&#xa0;h</translation>
    </message>
    <message>
        <source>Between 20 and 8 h no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée de 20&#xa0;h à 8&#xa0;h.</translation>
    </message>
    <message>
        <source>On Sundays no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le dimanche.</translation>
    </message>
    <message>
        <source>On New Year’s Day no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le jour de l’An.</translation>
    </message>
    <message>
        <source>On Easter Monday no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le lundi de Pâques.</translation>
    </message>
    <message>
        <source>On 1 May no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le 1er&#xa0;mai.</translation>
    </message>
    <message>
        <source>On 8 May no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le 8&#xa0;mai.</translation>
    </message>
    <message>
        <source>On Ascension Day no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le jeudi de l’Ascension.</translation>
    </message>
    <message>
        <source>On Whit Monday no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le lundi de Pentecôte.</translation>
    </message>
    <message>
        <source>On 14 July no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le 14&#xa0;juillet.</translation>
    </message>
    <message>
        <source>On 15 August no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le 15&#xa0;août.</translation>
    </message>
    <message>
        <source>On All Saints’ Day no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le jour de la Toussaint.</translation>
    </message>
    <message>
        <source>On 11 November no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le 11&#xa0;novembre.</translation>
    </message>
    <message>
        <source>On Christmas Day no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée le jour de Noël.</translation>
    </message>
    <message>
        <source>Between 20 and 8 h in Paris no advertising may be sent.</source>
        <translation>La publicité n’est pas autorisée de 20&#xa0;h à 8&#xa0;h, heure de Paris.</translation>
    </message>
    <message>
        <source>{city} time</source>
        <translation>heure de {city}</translation>
    </message>
</context>
<context>
    <name>WhenRow</name>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>It leaves once you have confirmed it; there you choose how long it can be taken back</source>
        <translation>Il part dès que vous l’avez confirmé&#x202f;; vous y choisissez le temps pour l’annuler</translation>
    </message>
    <message>
        <source>L&amp;ater…</source>
        <translation>&amp;Plus tard…</translation>
    </message>
    <message>
        <source>Leaves {when}</source>
        <translation>Part {when}</translation>
    </message>
    <message>
        <source>{leaves}; held by OVHcloud until {when}</source>
        <translation>{leaves}&#x202f;; retenu par OVHcloud jusqu’à {when}</translation>
    </message>
    <message>
        <source>Choose when it leaves</source>
        <translation>Choisir quand le message part</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Undo ({key})</source>
        <translation>Annuler l’envoi ({key})</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler l’envoi</translation>
    </message>
    <message>
        <source>Undo: send nothing, and bring the message back to be changed</source>
        <translation>Annuler l’envoi&#xa0;: ne rien envoyer et reprendre le message pour le modifier</translation>
    </message>
    <message>
        <source>You took “{text}” back: nothing of it leaves. That cannot be written down just now; the message is back to be changed as soon as it can be.</source>
        <translation>Vous avez annulé «&#x202f;{text}&#x202f;»&#xa0;: rien n’en part. Cela ne peut pas encore être enregistré&#x202f;; le message redeviendra modifiable dès que possible.</translation>
    </message>
    <message>
        <source>“{text}” is scheduled in {n} s: it leaves {when}, to {people}. Nothing was sent yet.</source>
        <translation>«&#x202f;{text}&#x202f;» sera programmé dans {n}&#xa0;s, pour {when}, à {people}. Rien n’a encore été envoyé.</translation>
    </message>
    <message>
        <source>“{text}” leaves in {n} s, to {people}. Nothing was sent yet.</source>
        <translation>«&#x202f;{text}&#x202f;» part dans {n}&#xa0;s, à {people}. Rien n’a encore été envoyé.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Show the send</source>
        <translation>Voir l’envoi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Take this notice away</source>
        <translation>Fermer cet avis</translation>
    </message>
</context>
<context>
    <name>_People</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
</context>
<context>
    <name>_Rows</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Times in the list</source>
        <translation>Fois dans la liste</translation>
    </message>
</context>
</TS>
