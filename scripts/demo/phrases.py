"""What people at Windhover Cycles write about: subjects and sentences, by kind.

{names in braces} are filled in by letters.py from WORDS.
"""

WORDS = {
    "model": ["Windhover 7", "Kestrel", "Merlin Cargo", "Hobby 20", "Lanner Tour", "Sparrow Kids"],
    "part": ["bottom bracket", "rear dropout", "head tube", "seat clamp", "mudguard stay", "chain tensioner",
             "dynamo hub", "brake lever", "fork crown", "belt sprocket"],
    "town": ["Gent", "Basel", "Lyon", "Athens", "Leeds", "Bremen", "Osaka", "Turin", "Aarhus", "Riga"],
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "month": ["January", "February", "March", "April", "May", "June", "September", "October"],
    "n": [str(n) for n in (3, 4, 6, 8, 12, 14, 20, 24, 30, 45, 60, 80)],
    "no": [str(n) for n in range(4101, 4190, 3)],
    "shop": ["Pedal & Chain", "Radladen Nord", "Vélo Bleu", "Cycle Works", "Two Wheels", "Fietshuis"],
    "who": ["Jonas", "Camille", "Yuki", "Eleni", "Dmitri", "Hannah", "Theo", "Mira", "Olivia"],
    "teil": ["Tretlager", "Steuerrohr", "Schutzblech", "Ausfallende", "Bremszug", "Gepäckträger"],
    "stadt": ["Köln", "Zürich", "Münster", "Nürnberg", "Düsseldorf", "Würzburg"],
    "piece": ["le pédalier", "la béquille", "le garde-boue", "la fourche", "la sonnette"],
    "ville": ["Orléans", "Nîmes", "Besançon", "Saint-Étienne"],
    "parts_ja": ["クランク", "変速機", "泥よけ", "前かご", "チェーン"],
    "parts_el": ["αλυσίδα", "τιμόνι", "σέλα", "φρένο"],
    "parts_ru": ["рама", "вилка", "цепь", "седло"],
}

# kind: (subjects, sentences)
TEXTS = {
    "inbox": ([
        "Mailbox nearly full", "New laptop for {who}", "Password reset for {who}", "Printer on the second floor",
        "Lunch on {day}?", "Minutes of the {day} meeting", "Frames for {shop}", "Visitors from {town} on {day}",
        "Order {no}: delivery date", "Phone list, {month} edition", "Can you share the {model} drawings with {who}?",
        "Training for the new ticket system", "Holiday in {month}", "“{model}” – press photos", "Fire drill on {day}",
        "Out-of-office rule does not work", "Access to Company/Sales for {who}", "Shared mailbox for the {town} fair",
        "Backup of {day} night", "Who took the torque wrench?",
    ], [
        "Could you have a look at this before {day}?", "{who} cannot open the shared mailbox since this morning.",
        "The {model} leaves the paint shop on {day}.", "We need {n} more {part}s by the end of {month}.",
        "I have put the figures into the spreadsheet, please check row {n}.", "{shop} asked for {n} frames in dark green.",
        "The meeting room is taken, so let us meet in the workshop.", "Thanks, that fixed it.",
        "My mailbox says that {n} per cent are left.", "Please add {who} to the list.",
        "The train from {town} arrives at half past nine.", "No hurry, next week is fine.",
        "I will be in {town} until {day} and read mail in the evening.", "The scanner sends everything twice.",
    ]),
    "sent": ([
        "Your new mailbox is ready", "Rights on the {town} mailbox", "Maintenance on {day} evening",
        "Quota raised to {n} MB", "How to share a mailbox", "Shopping list for the server room",
    ], [
        "I have given {who} the rights to read and to file, but not to delete.", "Please log out and in again.",
        "The server will be down for {n} minutes on {day} evening.", "Old lists are moved to the long-term storage.",
        "Tell me if you need more than {n} MB.", "The rules are the same as last year.",
    ]),
    "draft": (["Mail rules for new colleagues", "Plan for the {month} migration", ""],
              ["To be finished.", "Ask {who} about the {n} old accounts.", "First export, then import, then check."]),
    "junk": ([
        "You have won {n} bicycles!!!", "Cheap tyres, today only", "RE: your invoice {no}", "Dear friend in {town}",
        "Your parcel could not be delivered", "Grow your shop by {n}00 %",
    ], [
        "Click here before {day}.", "This offer ends in {n} hours.", "You were chosen among {n}000 cyclists.",
        "Kindly send your bank details to the undersigned.", "No risk, no questions, no brakes.",
    ]),
    "notice": ([
        "Opening hours in {month}", "Welcome to {who}'s new apprentice", "Summer party on {day}", "Fair in {town}: our stand",
        "New price list from {month}", "Company bikes: please check your tyres", "Results of the {month} survey",
    ], [
        "The office is closed on {day}.", "Everybody is invited, families too.", "Our stand in {town} has number {no}.",
        "The {model} won the design prize in {town}.", "Please hand in your hours until {day}.",
        "Coffee is free as long as {who} keeps the machine running.", "{n} people have signed up so far.",
    ]),
    "sales": ([
        "Offer {no} for {shop}", "Order {no}", "Reminder: invoice {no}", "{n} × {model} for {shop}", "Price for {n} {part}s",
        "Dealer meeting in {town}", "Returned {model} from {shop}",
    ], [
        "{shop} would like {n} {model}s in three sizes.", "They ask for {n} days to pay.", "The margin is too small for us.",
        "Delivery to {town} costs € {n} a frame.", "I offered them {n} per cent off the old model.",
        "Invoice {no} was paid on {day}.", "Please confirm the colours before {day}.",
    ]),
    "support": ([
        "[ticket {no}] {part} makes a noise", "[ticket {no}] {model}: wrong size", "[ticket {no}] Where is my order?",
        "[ticket {no}] Light does not work", "[ticket {no}] Thank you!", "[ticket {no}] Manual for the {model}",
    ], [
        "The {part} of my {model} creaks when I climb.", "I bought it in {town} {n} weeks ago.",
        "Please send us the number under the {part}.", "A new {part} is on its way to you.",
        "It works again, thank you very much.", "The dealer in {town} could not help me.", "Have you tried {n} Nm?",
    ]),
    "workshop": ([
        "{model}: {part} drawing", "Welding jig for the {model}", "Test ride in {town}", "{n} frames cracked at the {part}",
        "Torque table, revision {n}", "Paint for the {model}", "Geometry of size {n}",
    ], [
        "The {part} is {n} tenths too wide.", "After {n} km the {part} shows no wear.", "We rode from {town} and back, all dry.",
        "The new jig saves {n} minutes for every frame.", "Rework takes until {day}.", "{who} has the calipers.",
        "Heat treatment again on {day}, then paint.",
    ]),
    "report": ([
        "[backup] {day}: finished", "[disk] {n} % used on mail01", "[cron] certificate expires in {n} days",
        "[mail01] {n} logins refused", "[update] {n} packages waiting",
    ], [
        "Saved {no} files in {n} minutes.", "Nothing was skipped.", "Largest mailbox: {who}.", "Load average 0.{n}.",
        "The next run starts on {day} at 02:30.",
    ]),
    "files": ([
        "Contract with {shop}", "Signed: supply of {n} {part}s", "Audit: list of mailboxes", "Tender {no} from {town}",
        "Figures for {month}", "Drawings of the {model}",
    ], [
        "The signed copy is attached.", "Please file it for ten years.", "The table holds every delivery of {month}.",
        "The original is in the safe on the ground floor.", "{who} has checked all {n} pages.",
    ]),
    "list": ([
        "Belt drive in salty winters", "Which {part} standard will survive?", "Lugs or fillet brazing?", "True wheels without a stand",
        "Brake pads for steep descents", "Tubeless on a cargo bike", "[poll] Disc or rim?", "Rust inside the {part}",
        "Who still makes {n}-hole hubs?", "Steel from {town}", "Measuring chain wear", "A quiet freewheel, please",
        "Loctite on the {part}?", "Gears for {town}'s hills", "Wiring a dynamo hub",
    ], [
        "I have ridden mine for {n} thousand km without trouble.", "It depends on the {part}.", "A drop of oil is enough.",
        "We measured it in {town}: {n} watts.", "That is not what the standard says.", "Mine cracked right next to the {part}.",
        "Does anyone have a drawing?", "+1, same here.", "The workshop in {town} still sells them.", "Steel is real, but it rusts.",
        "Try {n} Nm and a new washer.", "Please trim your quotes.", "Good point, I had not thought of that.",
    ]),
    "german": ([
        "Angebot für {teil}", "Rückfrage zu Auftrag {no}", "Lieferung nach {stadt} verspätet", "Grüße aus {stadt}",
        "Prüfbericht {no}: Maße in Ordnung", "Überfällige Rechnung {no}", "Besprechung über das neue {teil}",
    ], [
        "Das {teil} passt jetzt ohne Nacharbeit.", "Wir liefern am Freitag nach {stadt}.", "Könnten Sie die Maße bestätigen?",
        "Für die Größe {n} fehlt noch die Zeichnung.", "Der Preis beträgt {n},50 € je Stück.", "Viele Grüße aus der Werkstatt!",
        "Die Rechnung {no} ist noch offen.",
    ]),
    "french": ([
        "Réclamation nº {no}", "Devis pour {n} vélos", "Livraison à {ville} retardée", "Problème avec {piece}",
        "Réunion à {ville}", "Été 2026 : nos modèles", "Réponse à votre lettre",
    ], [
        "Le client de {ville} a reçu {n} vélos.", "Il manque {piece}.", "Le prix est de {n} € par pièce.",
        "Nous vous répondrons dès que possible.", "Où en est la commande {no} ?", "C'est réglé, merci à l'équipe !",
    ]),
    "japanese": ([
        "お見積りの件（{no}）", "{parts_ja}の納期について", "東京展示会のご案内", "図面の確認をお願いします", "{parts_ja}の検査結果", "来週の会議",
    ], [
        "いつもお世話になっております。", "{parts_ja}を{n}個お願いいたします。", "納期は三週間の予定です。", "図面を添付いたしました。",
        "ご確認をよろしくお願いいたします。", "展示会でお会いできるのを楽しみにしております。",
    ]),
    "greek": ([
        "Παραγγελία {no}", "Πρόβλημα: {parts_el}", "Επίσκεψη στην Αθήνα", "Ευχαριστώ για τη βοήθεια", "Τιμοκατάλογος",
    ], [
        "Το ποδήλατο έφτασε την Τρίτη.", "Χρειαζόμαστε {n} κομμάτια: {parts_el}.", "Ο πελάτης περιμένει απάντηση.",
        "Η τιμή είναι {n} ευρώ.", "Τα λέμε στην Αθήνα!",
    ]),
    "russian": ([
        "Заказ {no}", "Доставка на склад", "{parts_ru}: остаток", "Счёт за октябрь", "Вопрос по накладной {no}",
    ], [
        "Груз прибыл на склад утром.", "Не хватает: {parts_ru}, {n} штук.", "Накладная {no} подписана.",
        "Машина придёт в пятницу.", "Спасибо, всё получили.",
    ]),
}

# The charsets that people who write so use, most usual first.
CHARSETS = {
    "german": ["iso-8859-1", "utf-8", "windows-1252", "iso-8859-15"], "french": ["iso-8859-15", "utf-8", "windows-1252"],
    "japanese": ["iso-2022-jp", "utf-8"], "greek": ["utf-8", "iso-8859-7"], "russian": ["koi8-r", "utf-8", "windows-1251"],
}

STRANGERS = [
    ("Pedal & Chain", "orders@pedalchain.example"), ("Radladen Nord, Einkauf", "einkauf@radladen-nord.example"),
    ("Atelier Vélo Bleu", "bonjour@velobleu.example"), ("Anders \"Spoke\" Holm", "spoke@holm.example"),
    ("株式会社 東和部品", "info@towa-buhin.example"), ("Ποδήλατα Ακρόπολις", "info@akropolis.example"),
    ("Склад «Север»", "sklad@sever.example"), ("Max Müller", "max@mueller-soehne.example"), ("", "noreply@parcels.example"),
    ("Zoë Österlund", "zoe@osterlund.example"), ("Priya Raman", "priya@cycleworks.example"), ("Tomás Núñez", "tomas@nunez.example"),
    ("Sam (workshop) Doyle", "sam@doyle.example"), ("Ingrid Æbelø", "ingrid@fjordcykler.example"),
]
