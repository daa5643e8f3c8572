@echo off
rem Scans, and writes what came of it into the application log: only a clean machine is logged as information.
rem Usage: scan.cmd FOLDER [OPTION OF `scanner scan`]...    FOLDER takes the report and the file "state".
setlocal
if not defined SCANNER set "SCANNER=%ProgramFiles%\scanner\scanner.exe"
if not defined EVENTCREATE set "EVENTCREATE=%SystemRoot%\System32\eventcreate.exe"
set "FOLDER=%~1"
if not exist "%FOLDER%" mkdir "%FOLDER%"
if exist "%FOLDER%\state" del "%FOLDER%\state"
set "OPTIONS="
:option
shift
if [%1]==[] goto ready
set OPTIONS=%OPTIONS% %1
goto option
:ready
set "CODE=127"
if not exist "%SCANNER%" goto noted
"%SCANNER%" scan --quiet --nice --output "%FOLDER%\report.json"%OPTIONS%
set "CODE=%ERRORLEVEL%"
:noted
set "STATE=not-judged"
set "KIND=ERROR"
if "%CODE%"=="0" set "STATE=clean"
if "%CODE%"=="0" set "KIND=INFORMATION"
if "%CODE%"=="1" set "STATE=banned"
if "%CODE%"=="3" set "STATE=incomplete"
if "%CODE%"=="3" set "KIND=WARNING"
>"%FOLDER%\state" echo %STATE% %CODE%
call "%EVENTCREATE%" /L APPLICATION /SO scanner-gpo /T %KIND% /ID 100 /D "scanner: %STATE% (exit code %CODE%)" >nul
exit /b %CODE%
