@echo off
rem Makes the private .venv, or brings it up to pyproject.toml, for: run, test, check or build. Run under Wine, not yet on Windows.
rem Wine's cmd takes || and && for &, and so exit codes are compared, here and in what calls this.
setlocal
set "purpose=%~1"
if not defined purpose set "purpose=run"
set "here=%~dp0.."
set "stamp=%here%\.venv\made-for-%purpose%.toml"
set "venv_python=%here%\.venv\Scripts\python.exe"
if not exist "%venv_python%" goto make
if not exist "%stamp%" goto make
fc /b "%here%\pyproject.toml" "%stamp%" >nul 2>nul
if "%errorlevel%"=="0" exit /b 0
:make
if not defined PYTHON set "PYTHON=py -3"
if exist "%PYTHON%" set PYTHON="%PYTHON%"
%PYTHON% -I -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul
if not "%errorlevel%"=="0" goto missing
%PYTHON% -I "%~dp0setup_parts\make.py" %purpose% 1>&2
if not "%errorlevel%"=="0" exit /b 1
rem Signatures that are changed later are read as they are, which takes longer; scripts\compile compiles them again.
"%venv_python%" -I "%~dp0compile" >nul 2>nul
exit /b 0
:missing
echo scanner needs Python 3.11 or newer, and '%PYTHON%' is older or missing. 1>&2
echo Install it, or name another one: set PYTHON=C:\path\to\python.exe 1>&2
exit /b 1
