@echo off
rem Logon script (User Configuration, Windows Settings, Scripts): this account's own records only, without administrator rights.
start "" /b /low cmd /c ^""%ProgramFiles%\scanner\deploy\scan.cmd" "%LOCALAPPDATA%\scanner" --this-user --splay 10m --max-age 20h^"
