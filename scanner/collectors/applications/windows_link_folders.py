"""The folders in which Windows keeps shortcuts: the start menus, the desktops, and what is pinned to the taskbar.

See: https://learn.microsoft.com/en-us/windows/win32/shell/knownfolderid
"""

from __future__ import annotations

PROGRAMS = "Microsoft/Windows/Start Menu/Programs"
QUICK_LAUNCH = "{roaming}/Microsoft/Internet Explorer/Quick Launch"
MENUS = (f"C:/ProgramData/{PROGRAMS}", "{start}/Programs")
DESKTOPS = ("C:/Users/Public/Desktop", "{desktop}", "{home}/OneDrive*/Desktop")
PINNED = (QUICK_LAUNCH, f"{QUICK_LAUNCH}/User Pinned/TaskBar", f"{QUICK_LAUNCH}/User Pinned/StartMenu")
