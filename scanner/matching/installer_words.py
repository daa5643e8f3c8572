# ruff: noqa: RUF001  letters of many alphabets, as installers write them
"""What installers write behind a program's name, in the languages that they speak: versions, for whom it was installed, bits.

All in the form in which names are compared.
See: https://github.com/jrsoftware/issrc/tree/main/Files/Languages, `NameAndVersion` and `UninstallDisplayNameMark`;
https://nsis.sourceforge.io/Docs/MultiUser/Readme.html and https://learn.microsoft.com/en-us/windows/win32/msi/productname
"""

from __future__ import annotations

# before the version, or behind it
VERSION_WORDS = frozenset({
    "bertsioa", "build", "guhertoya", "phiên bản", "različica", "sürümü", "tionndadh", "ver", "ver.", "verscion", "versi", "versie",
    "versija", "versio", "version", "versione", "versioni", "versiooniga", "versioun", "versiunea", "versiya", "versió", "versión",
    "versjon", "versão", "verze", "verzia", "verzija", "verzió", "weergawe", "wersja", "wɔwɔ", "útgáfa", "έκδοση", "аверсиа",
    "верзија", "версия", "версія", "юрамасы", "տարբերակ", "גירסה", "الإصدار", "نسخه", "ورژن", "பதிப்பு", "เวอร์ชั่น", "ვერსია",
    "バージョン", "版本", "버전",
})  # fmt: skip
# for whom it is
SCOPES = frozenset({
    "aktiv bruker", "aktuell användare", "aktueller benutzer", "aktuálny užívateľ", "aktuální uživatel", "all users", "alla användare",
    "alle benutzer", "alle brugere", "alle brukere", "alle gebruikers", "allir notendur", "an cleachdaiche làithreach",
    "bieżący użytkownik", "bütün istifadəçilər", "cari istifadəçilər", "current user", "egungo erabiltzailea", "erabiltzaile guztiak",
    "esamam naudotojui", "ezãla fifitɔ", "ezãlawo katã", "geçerli kullanıcı", "gjithë përdoruesit", "huidige gebruiker",
    "jelenlegi felhasználó", "kaikki käyttäjät", "këtë përdorues", "l’utilizatore attuale", "machine", "minden felhasználó",
    "na h-uile cleachdaiche", "người dùng hiện tại", "nuna uzanto", "nuværende bruger", "núverandi notandi", "pengguna saat ini",
    "per machine", "per user", "per-machine", "per-user", "semua pengguna", "svi korisnici", "system", "tekošais lietotājs",
    "todos los usuarios", "todos os usuarios", "todos os usuários", "todos os utilizadores", "toi utilizatorii", "tots els usuaris",
    "tous les utilisateurs", "trenutačni korisnik", "trenutni korisnik", "trenutni uporabnik", "tutti gli utenti",
    "tutti l’utilizatori", "tämänhetkinen käyttäjä", "tüm kullanıcılar", "tất cả người dùng", "user", "user setup", "usuari actual",
    "usuario actual", "usuário atual", "utente attuale", "utilisateur courant", "utilizador atual", "utilizatorul curent",
    "visi lietotāji", "visiems naudotojams", "vsi uporabniki", "všetci užívatelia", "všichni uživatelé", "wszyscy użytkownicy",
    "ĉiuj uzantoj", "ολοι οι χρήστεσ", "τρέχων χρήστησ", "ахархәаҩцәа зегьы", "бягучы карыстальнік", "все пользователи",
    "всички потребители", "всі користувачі", "поточний користувач", "сви корисници", "текущ потребител", "текущий пользователь",
    "тренутни корисник", "уажәтәи ахархәаҩ", "усе карыстальнікі", "բոլոր օգտվողները", "ընթացիկ օգտվողը", "כל המשתמשים", "משתמש נוכחי",
    "المستخدم الحالي", "تمام صارفین", "تمامی کاربران", "كافة المستخدمين", "موجودہ صارف", "کاربر فعلی", "அனைத்து பயனர்களும்",
    "தற்போதைய பயனர்", "ผู้ใช้ทั้งหมด", "ผู้ใช้ปัจจุบัน", "ახლანდელი მომხმარებელი", "ყველა მომხმარებელი", "すべてのユーザー", "当前用户", "所有使用者",
    "所有用户", "現在のユーザー", "目前使用者", "모든 사용자", "현재 사용자",
})  # fmt: skip
# what follows 32 or 64
BITS = r"(?:wersja )?(?:32|64)[- ]?(?:bit\w{0,6}|bii|biod|bis|бит\w{0,4}|біт\w{0,2}|բիթային|位元?|비트|ビット|بیت|இருமம்)"
