# ruff: noqa: E501 - the tables read better in one line a row
"""A second recommendation set with other subjects and other wording than the published one, drawn from a seed.

Built like the first: need and offer of a planted pair name the subject in different words, a quarter of them cross a
language, a third of the entries have no category and six in a hundred of the given ones are wrong; a planted
(kind, subject) is offered by nobody else, while decoys repeat the need's very words. Nothing in the engine was chosen
on it.
"""

import random
from dataclasses import dataclass, field

from services.networking.domain.recommendation import Entry, Person

SUBJECTS = [
    # English, English in other words, German, French; neighbours stand in pairs
    ("heat recovery from server halls", "warming homes with data centres", "Abwärme aus Rechenzentren", "la chaleur des centres de données"),
    ("geothermal district heating", "hot water out of deep wells for towns", "Fernwärme aus Tiefbohrungen", "le chauffage urbain géothermique"),
    ("wood-fibre insulation", "lagging made of timber residues", "Dämmstoffe aus Holzfasern", "l'isolation en fibre de bois"),
    ("green roofs", "planted tops of buildings", "begrünte Dächer", "les toits végétalisés"),
    ("insect protein for fish feed", "larvae meal for aquaculture", "Insektenmehl als Fischfutter", "la farine d'insectes pour l'aquaculture"),
    ("seaweed farming", "growing kelp along the coast", "Algenzucht vor der Küste", "la culture d'algues en mer"),
    ("exoskeletons for warehouse staff", "wearable lifting aids in depots", "Exoskelette für Lagerpersonal", "les exosquelettes en entrepôt"),
    ("warehouse shuttles that follow pickers", "collaborative carts in fulfilment halls", "mitfahrende Lagerwagen", "les chariots autonomes en logistique"),
    ("early detection of sepsis", "spotting blood poisoning sooner", "Früherkennung von Sepsis", "la détection précoce du sepsis"),
    ("hearing aids made to measure", "individually printed ear devices", "maßgefertigte Hörgeräte", "les appareils auditifs sur mesure"),
    ("school meals from local farms", "regional produce in canteens", "regionales Schulessen", "les repas scolaires locaux"),
    ("gluten-free baking", "bread for people with coeliac disease", "glutenfreies Backen", "la boulangerie sans gluten"),
    ("leather from mushrooms", "mycelium hides", "Leder aus Pilzen", "le cuir de champignon"),
    ("waterless dyeing", "colouring cloth with carbon dioxide", "Färben ohne Wasser", "la teinture sans eau"),
    ("reading old manuscripts by machine", "automatic transcription of historical archives", "maschinelles Lesen alter Handschriften", "la lecture automatique de manuscrits"),
    ("museum visits for blind people", "tactile exhibitions", "Museen für Blinde", "les musées pour aveugles"),
    ("wireless sensors in vineyards", "monitoring grapes from afar", "Funksensoren im Weinberg", "les capteurs dans la vigne"),
    ("robots that pick strawberries", "mechanised berry harvest", "Ernteroboter für Erdbeeren", "la récolte robotisée des fraises"),
    ("ferries on batteries", "electric crossings by boat", "Fähren mit Batterieantrieb", "les ferries électriques"),
    ("wind-assisted cargo ships", "sails for freight vessels", "Segel für Frachtschiffe", "les voiles pour cargos"),
    ("night trains", "sleeper services on rails", "Nachtzüge", "les trains de nuit"),
    ("car sharing in villages", "common vehicles for rural communities", "Carsharing auf dem Land", "l'autopartage rural"),
    ("quieter propellers", "low-noise rotor blades", "leisere Propeller", "les hélices silencieuses"),
    ("satellite images of forest fires", "watching blazes from orbit", "Waldbrandbeobachtung aus dem All", "les feux de forêt vus de l'espace"),
    ("second life for vehicle batteries", "reusing traction cells as storage", "Zweitnutzung von Autobatterien", "la seconde vie des batteries"),
    ("gallium nitride chips", "wide-bandgap power semiconductors", "Chips aus Galliumnitrid", "les puces au nitrure de gallium"),
    ("glass melting with electricity", "flameless furnaces for bottles", "elektrische Glasschmelze", "la fusion électrique du verre"),
    ("paint without solvents", "water-based coatings", "lösemittelfreie Lacke", "les peintures sans solvant"),
    ("cyber drills for hospitals", "rehearsing attacks on clinic networks", "Cyberübungen für Kliniken", "les exercices de cybersécurité à l'hôpital"),
    ("chat in plain language with offices", "simple wording for public services", "leichte Sprache in Ämtern", "le langage clair dans l'administration"),
    ("refill stations for detergents", "buying soap without packaging", "Nachfüllstationen für Waschmittel", "la vente de lessive en vrac"),
    ("shop windows that can be ordered from at night", "ordering from closed stores by touch screen", "Schaufenster zum Bestellen", "les vitrines interactives"),
    ("work for people after prison", "jobs for former inmates", "Arbeit für Haftentlassene", "l'emploi des anciens détenus"),
    ("neighbourhood laundries run by volunteers", "citizen-led washing houses", "Waschsalons im Ehrenamt", "les laveries solidaires"),
    ("hiking with donkeys", "trekking alongside pack animals", "Wandern mit Eseln", "la randonnée avec des ânes"),
    ("dark-sky holidays", "stargazing breaks", "Sternenurlaub", "les séjours sous les étoiles"),
]  # fmt: skip

FRAMES = {
    # kind: offers, needs; in English three each, then German and French
    "pilot-site": (
        ["Our halls are open for experiments with {}", "Field laboratory for {}", "You may try out {} on our premises"],
        ["Who lets us test {} under real conditions?", "We lack premises to trial {}", "Prototype of {} ready, plant to run it sought"],
        "Testgelände für {}", "Wer lässt uns {} erproben?", "Terrain d'essai pour {}", "Qui nous laisse tester {} ?",
    ),
    "tech-solution": (
        ["We build and sell {}", "Turnkey systems for {}", "Proven equipment for {}"],
        ["Looking to purchase {}", "Which vendor has {}?", "Tender in preparation: {}"],
        "Wir bauen und verkaufen {}", "Anbieter gesucht: {}", "Nous fabriquons {}", "Quel fournisseur pour {} ?",
    ),
    "consortium-partner": (
        ["We can be a work-package partner on {}", "Our network would join a bid on {}", "Partner for European projects on {}"],
        ["Bid on {} still misses a partner", "We assemble a consortium on {}", "Who joins our Horizon proposal about {}?"],
        "Projektpartner für {}", "Für unseren Antrag zu {} fehlt ein Partner", "Partenaire de projet pour {}", "Notre consortium sur {} cherche un partenaire",
    ),
    "supply-chain": (
        ["Parts for {} at short notice", "Contract production for {}", "We make sub-assemblies for {}"],
        ["Our components maker for {} gave up", "Supplier of parts for {} wanted", "Bottleneck in components for {}"],
        "Teilefertigung für {}", "Zulieferer für {} gesucht", "Sous-traitance pour {}", "Nous cherchons un sous-traitant pour {}",
    ),
    "training": (
        ["Week-long classes on {}", "Our academy instructs crews in {}", "Certified lessons on {}"],
        ["Our people must learn about {}", "Teachers for {} wanted", "Is there a course on {}?"],
        "Lehrgänge zu {}", "Unsere Leute müssen {} lernen", "Cours sur {}", "Nos équipes doivent apprendre {}",
    ),
    "exchange-host": (
        ["Guests interested in {} are welcome at ours", "We receive delegations on {}", "Spend three days with us and see {}"],
        ["We would like to look over somebody's shoulder at {}", "Study tour on {}: who receives us?", "Two colleagues want to shadow a team busy with {}"],
        "Wir empfangen Gäste zu {}", "Wer zeigt uns {} vor Ort?", "Nous accueillons des délégations sur {}", "Qui nous reçoit pour voir {} ?",
    ),
    "funding-access": (
        ["Loans and grants for {}", "Our fund finances {}", "Vouchers pay half of {}"],
        ["Where is money for {}?", "Investor wanted for {}", "Half of the budget for {} is still open"],
        "Fördermittel für {}", "Geldgeber für {} gesucht", "Subventions pour {}", "Où trouver de l'argent pour {} ?",
    ),
    "research-cooperation": (
        ["University group studies {}", "Scientists and instruments for {}", "We investigate {} for industry"],
        ["Scientific help with {} wanted", "Which professor knows {}?", "We would like a doctoral thesis on {}"],
        "Forschungsgruppe zu {}", "Welche Hochschule forscht an {}?", "Laboratoire de recherche sur {}", "Quelle université étudie {} ?",
    ),
    "visibility": (
        ["Ten minutes on our stage about {}", "We write about {} in our magazine", "Exhibition space for {}"],
        ["We wish to be heard on {}", "Who publishes our story on {}?", "Audience wanted for {}"],
        "Bühne für {}", "Wer berichtet über {}?", "Tribune pour {}", "Qui parle de nos travaux sur {} ?",
    ),
    "market-entry": (
        ["First customers abroad for {}", "Desk and contacts for newcomers with {}", "We open the market for {}"],
        ["We want to sell {} abroad", "Agent for {} wanted", "How do we reach foreign buyers of {}?"],
        "Vertriebskontakte für {}", "Wir wollen {} im Ausland verkaufen", "Contacts de vente pour {}", "Nous voulons vendre à l'étranger {}",
    ),
}  # fmt: skip
ENDINGS = ["", "", "", ", from May on", ", small budget", ", please write", ", for our members"]


@dataclass
class SecondSet:
    """The people, and for each planted need who should be suggested and which decoys should not come first."""

    people: list[Person] = field(default_factory=list)
    planted: list[dict[str, str]] = field(default_factory=list)
    decoys: list[dict[str, str]] = field(default_factory=list)


def draw(seed: int = 5, pairs: int = 60, one_sided: int = 40, size: int = 400) -> SecondSet:
    """Draw the set: ``pairs`` who can help each other, ``one_sided`` matches, and decoys for each planted need."""
    return _Draw(random.Random(seed), size).all(pairs, one_sided)


class _Draw:
    def __init__(self, rng: random.Random, size: int) -> None:
        self.rng, self.found = rng, SecondSet()
        cells = [(kind, subject) for kind in FRAMES for subject in range(len(SUBJECTS))]
        rng.shuffle(cells)
        self.cells = cells
        self.offers: dict[str, list[Entry]] = {f"q{number:03}": [] for number in range(size)}
        self.needs: dict[str, list[Entry]] = {id_: [] for id_ in self.offers}

    def all(self, pairs: int, one_sided: int) -> SecondSet:
        ids = self.rng.sample(sorted(self.offers), 2 * (pairs + one_sided))
        used = set()
        for number in range(pairs + one_sided):
            a, b = ids[2 * number], ids[2 * number + 1]
            for seeker, provider in [(a, b), (b, a)] if number < pairs else [(a, b)]:
                used.add(cell := self.cells.pop())
                self.plant("reciprocal" if number < pairs else "one-sided", seeker, provider, cell)
        self.background(used)
        self.found.people = [self.person(id_) for id_ in self.offers]
        return self.found

    def plant(self, sort: str, seeker: str, provider: str, cell: tuple[str, int]) -> None:
        wording = self.rng.sample([0, 1], 2)
        languages = ["en", "en"]
        if self.rng.random() < 0.25:
            languages = self.rng.choice([["de", "en"], ["en", "de"], ["fr", "en"], ["en", "fr"], ["de", "fr"]])
        need = self.write(self.needs, seeker, cell, "need", languages[0], wording[0])
        offer = self.write(self.offers, provider, cell, "offer", languages[1], wording[1])
        crossing = "cross" if languages[0] != languages[1] else "same"
        self.found.planted.append({"sort": sort, "seeker": seeker, "partner": provider, "language": crossing})
        kind, subject = cell
        other = self.rng.choice([each for each in FRAMES if each != kind])
        others = [id_ for id_ in self.offers if id_ not in {seeker, provider}]
        for type_, decoy in (("other kind", (other, subject)), ("neighbour", (kind, subject ^ 1))):
            holder = self.rng.choice(others)
            entry = self.write(self.offers, holder, decoy, "offer", "en", wording[0])
            self.found.decoys.append(
                {"type": type_, "seeker": seeker, "partner": provider, "need": need.id, "offer": offer.id}
                | {"holder": holder, "entry": entry.id}
            )
        self.write(self.needs, self.rng.choice(others), cell, "need", "en", wording[0])

    def background(self, used: set[tuple[str, int]]) -> None:
        free = [cell for cell in self.cells if cell not in used]
        anything = [(kind, subject) for kind in FRAMES for subject in range(len(SUBJECTS))]
        for id_ in self.offers:
            for _ in range(self.rng.choice([0, 1, 1, 2])):
                self.write(self.offers, id_, self.rng.choice(free), "offer", self.language(), self.rng.randrange(2))
            for _ in range(self.rng.choice([0, 1, 1, 2])):
                self.write(self.needs, id_, self.rng.choice(anything), "need", self.language(), self.rng.randrange(2))

    def language(self) -> str:
        return self.rng.choices(["en", "de", "fr"], [0.9, 0.05, 0.05])[0]

    def write(
        self, side: dict[str, list[Entry]], id_: str, cell: tuple[str, int], what: str, language: str, wording: int
    ) -> Entry:
        kind, subject = cell
        frames = FRAMES[kind]
        need = what == "need"
        if language == "en":
            text = self.rng.choice(frames[need]).format(SUBJECTS[subject][wording]) + self.rng.choice(ENDINGS)
        else:
            frame = frames[(2 if language == "de" else 4) + need]
            text = str(frame).format(SUBJECTS[subject][2 if language == "de" else 3])
        tag = None if self.rng.random() < 0.35 else kind
        if tag and self.rng.random() < 0.06:
            tag = self.rng.choice(sorted(FRAMES))
        entry = Entry(f"{id_}-{what[0]}{len(side[id_]) + 1}", text, language, tag)
        side[id_].append(entry)
        return entry

    def person(self, id_: str) -> Person:
        return Person(id_, organisation=id_, offers=tuple(self.offers[id_]), needs=tuple(self.needs[id_]))
