"""Words with accents as people's names and messages have them: by these it is judged in which encoding they are.

An accent is likely where one of these words has it: between the same letters, or at least beside one of them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

# Names and words of France, and names of her neighbours, who live there.
_WESTERN = """
    Zoë Zoé Noé Noël Noëlie Noëlle Joël Joëlle Gaël Gaëlle Gaëtan Maël Maëlle Maëlys Maëva Raphaël Raphaëlle
    Mickaël Michaël Ismaël Israël Anaël Anaëlle Anaïs Naïs Thaïs Laïs Aïcha Aïda Aïssata Eloïse Éloïse
    Héloïse Loïc Loïs Moïse Adélaïde Naïm Saïd Aït Haÿ Croÿ Ysaÿe Nicolaÿ Hélène Irène Arsène Eugène Marlène
    Solène Françoise François Garçon Alençon Besançon Briançon Lefrançois Célestin Célia Célie Céline Cécile
    Cédric Clémence Clément Chloé Chloë Cléa Cléo Léa Léo Léon Léonie Léonard Léontine Léna Mélanie Mélissa
    Mélina Mélodie Méline Médéric Noémie Océane Amélie Amédée Aimé Aimée André Andrée Andréa Aurélie
    Aurélien Barnabé Barthélemy Béatrice Bénédicte Benoît Benoîte Bérénice Bérangère Désiré Désirée Dorothée
    Édith Édouard Éléonore Élie Éliane Élisa Élisabeth Élise Élodie Éloi Émeline Émeric Émile Émilie Émilien
    Éric Érica Érika Estéban Estève Étienne Eugénie Ève Évelyne Éva Évan Félicie Félicité Félix
    Frédéric Frédérique Geneviève Gérald Géraldine Gérard Grégoire Grégory Guénaël Guérin Inès Agnès Jérémy
    Jérôme José Joséphine Josué Kévin Léopold Lætitia Maïa Maïlys Maïté Maïwenn Marie-Thérèse Matéo Théo
    Timéo Théodore Théophile Thérèse Michèle Danièle Adèle Gisèle Rénald René Renée Régine Régis Rémi Rémy
    Roméo Salomé Sébastien Ségolène Séraphine Séverin Séverine Stéphane Stéphanie Sylvère Valérie Valère
    Véra Véronique Zélie Zéphyr Zénaïde Côme Théa Lefèvre Lefébure Lemaître Maître Leprêtre Lévêque Lévesque
    Lévy Lécuyer Hébert Héraud Hénault Guéguen Guérard Bézier Béziers Bérard Béraud Bédard Bénard Bénet
    Bréhat Brûlé Brémond Cézanne Châtel Châtelain Château Châteauroux Châtillon Chrétien Clédat Côté Coté
    Crépin Croisé Désert Desprès Després Dubœuf Dufrêne Dupré Duprés Fabrègue Fontès Forêt Frébault Gagné
    Gagnière Gaité Gélinas Génin Géraud Grandière Guéret Hélary Héron Jégou Labbé Labbée Lacôte Laforêt
    Lamarière Larivière Leclère Lemière Léger Lépine Lériche Lesné Maçon Mahé Mallé Marché Martinière
    Masséna Ménard Mercœur Mérimée Michée Molière Montagné Mégard Néel Nègre Noguès Pagès Pâris Pécheur
    Pêcheur Périer Périn Péron Pérez Péguy Prévert Prévost Prévôt Quéré Québec Rivière Rémond Rénier Séguin
    Sénéchal Sévigné Solère Sœur Salaün Taïeb Thévenet Thévenin Thénard Théry Tréguier Vétillard Vézère
    Zaïdi Boëdec Boëtie Laënnec Saint-Saëns Staël Hoël Noëllet Bouët Huët Citroën Goëland Le-Goëc Œuvre
    Œuvres œuvre cœur Cœur Sacré-Cœur sœur sœurs œuf œufs bœuf vœux vœu nœud mœurs chœur manœuvre œil œillet
    Œdipe œdème œcuménique œsophage fœtus Phœnix rancœur écœuré Angoulême Orléans Nîmes Mâcon Mâconnais Évry
    Évian Évreux Épinal Épinay Étampes Étretat Sète Sèvres Dôle Pérouges Hyères Vendée Isère Lozère
    Finistère Ardèche Corrèze Moëlan Plœuc Bègles Thiès Méaulte Montréal Genève Suède Liège Bâle Rhône Saône
    Drôme Hérault Pyrénées Ariège Loué Créteil Mézières Compiègne à À là déjà voilà où île Île août être
    êtes même mêmes fête Fête prêt prête arrêt Arrêt intérêt forêt bête tête conquête enquête façade façon
    reçu reçue leçon garçons ça Ça français française provençal commerçant remplaçant reçoit hôpital hôtel
    Hôtel bientôt plutôt tôt dépôt impôt contrôle côté côte clôture rôle drôle nôtre vôtre apôtre tâche
    grâce gâteau château bâtiment Bâtiment âge âgé pâques Pâques pâte théâtre câble plaît connaître naître
    goût coût sûr sûre dû mûr brûlé brûler flûte bûche maïs naïf égoïste aiguë ambiguë haïr coïncidence
    école École élève élèves Élève équipe Équipe état État étage été Été église Église événement évènement
    émission éviter échéance éducation égalité époque reporté reportée annulé annulée confirmé confirmée
    décalé décalée fermé fermée réunion Réunion répondre réponse numéro numéros Numéro Prénom prénom Prénoms
    téléphone Téléphone société Société médecin Médecin médical médicale Médical pédiatre générale Général
    général vérifier préparer préciser prévenir présence Présence rappelé séance Séance spécial crèche
    Crèche collège Collège lycée Lycée père Père mère Mère frère frères pièce règlement Règle très après
    près dès succès accès procès cinquième sixième troisième deuxième première dernière matière manière
    lumière infirmière crémière février Février décembre Décembre café Café thé blé clé clés pré santé Santé
    année années journée matinée soirée durée idée musée Musée employé délai détail dépenses célébrer créer
    lié liée réalisé européen géant vidéo météo néant préau séjour déçu conçu aperçu Müller Jürgen Günther
    Schröder Köhler Möller Böhm Björn Jörg Sören Bäcker Jäger Schäfer Käthe Krämer Gräf Grün Lübeck Zürich
    Übel Öztürk Özge Äpfel Weiß Groß Straße Voß Großmann Küster Schütz Hölderlin Gönül Gül Gülsüm Ümit
    Bülent Muñoz Núñez Peña Ibáñez Yáñez Ordóñez Begoña España González Hernández Fernández Rodríguez
    Martínez López Sánchez Gómez Jiménez Ramírez Álvarez Ángel Íñigo Óscar Úrsula Benítez García Díaz Víctor
    Sofía María Lucía Jesús Andrés Tomás Iván Mónica Verónica Ramón León Simón Concepción Raúl Martín
    Agustín Joaquín João Simão São Conceição Assunção Magalhães Guimarães Simões Camões Mendonça Gonçalves
    Lourenço Graça Bragança Antônio António Luís Luísa Mário Flávio Cláudia Sónia Sérgio Patrícia Inês Júlia
    Vânia Ângela Ângelo Ávila Érico Ítalo Óbidos Gouvêa Estêvão Sebastião Falcão Leitão Galvão Romão Brandão
    Beltrão Søren Jørgen Bjørn Øystein Åse Åsa Håkon Pål Mårten Ærø Kåre Lærke Bjørk Niccolò Nicolò Città
    perché Miloš Dušan Saša Nataša Špela Švec Željko Žana Božo Çelik Çetin Cañizares
    Saïdi Yaël Daphné Éole Pâquerette Célimène Raïssa
"""
# Of Poland, Bohemia, Slovakia, Hungary, Romania, Croatia and Slovenia.
_CENTRAL = """
    Łukasz Łódź Paweł Michał Rafał Stanisław Stanisława Władysław Bogusław Wiesław Wiesława Jarosław
    Mirosław Mieczysław Bolesław Bronisława Małgorzata Elżbieta Grażyna Bożena Józef Zdzisław Wacław Czesław
    Świętosław Wiśniewski Wiśniewska Wójcik Dąbrowski Dąbrowska Zieliński Zielińska Szymański Woźniak
    Kozłowski Jabłoński Jaśkiewicz Kamiński Wróbel Król Pawłowski Michałek Górski Górecki Głowacki Głąb
    Gołąb Żak Żukowski Żółć Źródło Ćwik Ćwiklińska Święcicki Święto Śliwa Ślązak Ścibor Łęcka Łaska Łuczak
    Wałęsa Bąk Mąka Zając Pająk Książek Więcek Więckowski Jędrzej Jędrzejczak Pęk Wądołowski Przemysław
    Przybył Kępa Kędzierski Ząbek Kraków Poznań Gdańsk Toruń Wrocław Białystok Rzeszów Częstochowa Zażółć
    gęślą jaźń dzień proszę dziękuję święta się będzie można żeby również już też będę są środa piątek
    miesiąc październik wrzesień grudzień styczeń kwiecień sierpień Dvořák Dvořáková Novák Nováková Novotný
    Černý Černá Procházka Kučera Veselý Horák Němec Pokorný Pospíšil Hájek Jelínek Král Růžička Růžena Beneš
    Sedláček Doležal Kolář Navrátil Čermák Vaněk Blažek Kříž Kratochvíl Bartoš Vlček Polák Šimek Konečný
    Malý Čech Štěpánek Staněk Šťastný Souček Mareš Jiří Jiřina Zdeněk František Věra Tomáš Ondřej Lukáš
    Matěj Vojtěch Štěpán Šárka Žofie Žaneta Běla Děčín Plzeň Ústí Řehoř Řezníček Říha Ďurica Ľubomír Ľuboš
    Ľudmila Maťo Baťa Krištof Ján Košice Trenčín Žilina Prešov Tŕň Hlaváč Kováč Ivančić příliš žluťoučký kůň
    úpěl ďábelské dobrý večer děkuji prosím zítra můžete přijďte škola učitel středa čtvrtek pátek neděle
    září říjen únor březen květen červen červenec děti víkend hodině Győr Győző Győri Erdős Petőfi Dezső
    Jenő Ernő Gergő Bernő Szőke Szűcs Szűts Fűzfa Hegedűs Dömötör Kőszegi Kőműves Kertész Szabó Tóth Horváth
    Kovács Molnár Németh Takács Juhász Mészáros Oláh Török Szőcs Füredi Gűth Pünkösdi Őry Őze Őri Űry István
    Zoltán László Gábor Miklós Béla Árpád Ödön Özséb Sándor köszönöm kérjük időpont időpontja szerdán
    csütörtök péntek délelőtt délután hétfő előtt később hűség gyűjtő Ștefan Brătianu Mădălina Cătălin
    Cătălina Ionuţ Negruţ Ţepeş Ţurcanu Şerban Ştefan Ştefănescu Bălan Păun Răzvan Dănuţ Lăcrămioara
    Mihăilescu Vasilică Marinică Ioniţă Dumitraşcu Bucureşti Iaşi Braşov Mureş Timişoara Tîrgu Rădulescu
    Marković Petrović Jovanović Đorđević Đurić Kovačević Horvatić Babić Šimić Knežević Pavlović Božić Žižek
    Čović Ćosić Nikolić Stanković Milošević Perić Jurić Vuković Tomašević Blažević Marić Lovrić Matić
    Novaković Mišić Bašić
"""
_TURKISH = """
    Şahin Şener Şimşek Şeker Şükrü Şule Şebnem Şenol Işık Işıl Iğdır İbrahim İsmail İstanbul İzmir İpek
    İlknur İnan Yıldız Yılmaz Yıldırım Çalışkan Çağlar Çelik Çiğdem Çınar Ağaoğlu Erdoğan Doğan Dağ Dağlı
    Ozdoğan Aydoğan Aydoğdu Yağmur Tuğba Tuğçe Buğra Uğur Özoğuz Koçoğlu Hacıoğlu Karaoğlu Kılıç Kırmızı
    Altın Aydın Kızıl Kadıoğlu Ayşe Ayşegül Gülşen Barış Alkış Savaş Güneş Ateş Demirtaş Taş Taşkın Beşiktaş
    Eşref Hüseyin Özdemir Öztürk Başak Başaran Paşa Muğla Tekirdağ Diyarbakır Ankaralı Balıkesir Kırşehir
    Muş Eskişehir Sarı Satı Nazlı Aslı Fadıl Rıza Rıfat Yalçın Yavaş için değil şimdi yarın sayın lütfen
    günaydın teşekkürler onaylandı gün hanım bayım açık kapalı dışı
"""
_WORD = re.compile(r"[^\W\d_]+")
_BEYOND = re.compile(r"[^\x00-\x7f]")
# What else stands between words or beside figures: what may be before it, and after it.
_SIGNS = {
    "’": (r"[^\W\d_]", r"[^\W\d_]"),
    "´": (r"[^\W\d_]", r"[^\W\d_]"),
    "€": (r"[\W\d]", r"[\W\d]"),
    "°": (r"[\dnN ]", r"\W|[\dCF]"),
    "«": (r"\W", r"."),
    "»": (r".", r"\W"),
    "“": (r"\W", r"."),
    "”": (r".", r"\W"),
    "–": (r"[\W\d]", r"[\W\d]"),
    "—": (r"[\W\d]", r"[\W\d]"),
    "…": (r".", r"\W"),
    "•": (r"\W", r"."),
    "½": (r"[\W\d]", r"\W"),
    "\xa0": (r"[^a-z]", r"."),
}


@dataclass(frozen=True, slots=True)
class Spelling:
    """Where accents stand: each between its neighbours and beside one; "^" and "$" are the ends of a word."""

    between: frozenset[str]
    beside: frozenset[str]
    letters: frozenset[str]

    @classmethod
    def of(cls, words: str) -> "Spelling":
        """As these words have them."""
        marked = (f"^{word[0]}{word[1:].lower()}$" for word in words.split())
        found = [(word, at) for word in marked for at in _accents(word)]
        return cls(
            frozenset(word[at - 1 : at + 2] for word, at in found),
            frozenset(pair for word, at in found for pair in (word[at - 1 : at + 1], word[at : at + 2])),
            frozenset(word[at].lower() for word, at in found),
        )

    def points(self, text: str) -> float:
        """How much the text reads like people's: at most 1 for each character beyond ASCII, below 0 for nonsense."""
        marked = f" {text} "
        places = Counter(marked[at - 1 : at + 2] for at in _accents(marked))
        return sum(self._points(place) * often for place, often in places.items())

    def places(self, text: str) -> dict[int, float]:
        """The same of each character, by where it stands."""
        marked = f" {text} "
        return {at - 1: self._points(marked[at - 1 : at + 2]) for at in _accents(marked)}

    def _points(self, place: str) -> float:
        before, char, after = tuple(place)
        if not char.isalpha():
            return _sign(before, char, after)
        if char.isupper() and (before.islower() or (before.isalpha() and after.islower())):
            return -1.0
        left, right = (
            (before.lower() if before.isalpha() else "^"),
            (after.lower() if after.isalpha() else "$"),
        )
        lower = char.lower()
        if lower not in self.letters or (left + right == "^$" and lower != "à"):
            return -0.5
        # Who begins a sentence or a name writes a capital; few words of the list are names that begin with a small one.
        here = {char, lower} if left == "^" else {lower}
        if any(f"{left}{one}{right}" in self.between for one in here):
            points = 1.0
        else:
            points = 0.1
            points += 0.4 * any(f"{left}{one}" in self.beside for one in here)
            points += 0.4 * any(f"{one}{right}" in self.beside for one in here)
        # Capitals among which an accent stays small are usual, but less so than others.
        return points * 0.8 if char.islower() and before.isupper() and after.isupper() else points


def _accents(text: str) -> Iterator[int]:
    return (found.start() for found in _BEYOND.finditer(text))


def _sign(before: str, char: str, after: str) -> float:
    around = _SIGNS.get(char)
    if around is None:
        return -2.0 if char == "\ufffd" or not char.isprintable() else -1.0
    return 0.7 if re.match(around[0], before) and re.match(around[1], after) else -1.0


def is_word(text: str) -> bool:
    """Whether all of its words with an accent are in the list of Western ones, if it has any."""
    accented = [part for part in _WORD.findall(text.casefold()) if not part.isascii()]
    return bool(accented) and _WORDS.issuperset(accented)


_WORDS = frozenset(_WORD.findall(_WESTERN.casefold()))
WESTERN = Spelling.of(_WESTERN)
CENTRAL = Spelling.of(_WESTERN + _CENTRAL)
TURKISH = Spelling.of(_WESTERN + _TURKISH)
