"""What a link says of itself to those who do not see its icon: "(opens in a new window)".

Templates put it into the link's text, for screen readers or for all, and take it out again; it is nothing that the
article says. Collected by hand: the English wordings stand on pages of 2025 and 2026, the others are how templates of
these languages word them.
"""

from __future__ import annotations

_WINDOWS = """
opens in a new window|opens in new window|open in a new window|open in new window|opens a new window|opens in a new tab|opens in new tab|open in a new tab|
open in new tab|opens a new tab|link opens in a new window|link opens in new window|link opens in a new tab|link opens in new tab|new window|new tab|
opens external website|opens an external site|opens an external site in a new window|external link|this link is external|link is external|
öffnet in neuem fenster|öffnet in einem neuen fenster|öffnet im neuen fenster|öffnet sich in einem neuen fenster|öffnet in neuem tab|öffnet in einem neuen tab|
öffnet neues fenster|wird in neuem fenster geöffnet|wird in einem neuen tab geöffnet|externer link|
nouvelle fenêtre|nouvel onglet|ouvre une nouvelle fenêtre|s'ouvre dans une nouvelle fenêtre|s’ouvre dans une nouvelle fenêtre|ouverture dans une nouvelle fenêtre|
s'ouvre dans un nouvel onglet|s’ouvre dans un nouvel onglet|ouverture dans un nouvel onglet|ouvre un nouvel onglet|lien externe|
se abre en una ventana nueva|se abre en una nueva ventana|abre en una ventana nueva|abre en nueva ventana|abre en una nueva ventana|se abre en una pestaña nueva|
se abre en una nueva pestaña|abre en nueva pestaña|abre en una pestaña nueva|enlace externo|s'obre en una finestra nova|s’obre en una finestra nova|
si apre in una nuova finestra|apre in una nuova finestra|apre una nuova finestra|si apre in una nuova scheda|apre in una nuova scheda|collegamento esterno|
abre em nova janela|abre em uma nova janela|abre numa nova janela|abre em nova aba|abre em uma nova aba|abre num novo separador|ligação externa|link externo|
opent in een nieuw venster|opent in nieuw venster|opent in een nieuw tabblad|opent in nieuw tabblad|externe link|
öppnas i nytt fönster|öppnas i ett nytt fönster|öppnas i ny flik|öppnas i en ny flik|extern länk|åbner i nyt vindue|åbner i et nyt vindue|åbner i ny fane|
åpnes i nytt vindu|åpner i nytt vindu|åpnes i ny fane|åpner i ny fane|avautuu uuteen ikkunaan|avautuu uudessa ikkunassa|avautuu uuteen välilehteen|
otwiera się w nowym oknie|otwiera się w nowej karcie|otwiera nowe okno|link zewnętrzny|otevře se v novém okně|otevře se v nové záložce|otevře se na nové kartě|
otvorí sa v novom okne|új ablakban nyílik meg|új lapon nyílik meg|se deschide într-o fereastră nouă|se deschide într-o filă nouă|
открывается в новом окне|откроется в новом окне|открывается в новой вкладке|внешняя ссылка|відкривається в новому вікні|відкривається в новій вкладці|
отваря се в нов прозорец|ανοίγει σε νέο παράθυρο|ανοίγει σε νέα καρτέλα|yeni pencerede açılır|yeni sekmede açılır|
يفتح في نافذة جديدة|يفتح في علامة تبويب جديدة|נפתח בחלון חדש|در پنجره جدید باز می‌شود|नई विंडो में खुलता है|नए टैब में खुलता है|
新しいウィンドウで開く|新しいウィンドウで開きます|別ウィンドウで開く|別ウィンドウで開きます|新しいタブで開く|新しいタブで開きます|外部リンク|
在新窗口打开|在新窗口中打开|在新标签页中打开|在新視窗開啟|另開新視窗|새 창에서 열림|새 창 열림|새 탭에서 열림|mở trong cửa sổ mới|mở trong tab mới|membuka di jendela baru|buka di tab baru
"""
OPENS = tuple(
    sorted((one for one in _WINDOWS.replace("\n", "").split("|") if one.strip()), key=len, reverse=True)
)
# Words that a link may end in as a reader's words as well ("Buy a new window"): a bracket says that they are none.
IN_BRACKETS = frozenset(
    "new window|new tab|external link|externer link|lien externe|enlace externo|ligação externa|link externo|externe link|"
    "extern länk|nouvelle fenêtre|nouvel onglet".split("|")
)
# And words that may be said of a thing ("the ruling opens a new window"): they are none of the page's behind others without a bracket.
OF_THINGS = frozenset(
    "opens a new window|opens a new tab|öffnet neues fenster|ouvre une nouvelle fenêtre|ouvre un nouvel onglet|apre una nuova finestra|"
    "otwiera nowe okno|collegamento esterno|link zewnętrzny|внешняя ссылка|外部リンク".split("|")
)
