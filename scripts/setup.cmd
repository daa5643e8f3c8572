@echo off
rem Makes the private .venv, or brings it up to pyproject.toml, for: run, test, check or build. Not yet run on Windows.
setlocal
set "purpose=%~1"
if not defined purpose set "purpose=run"
set "here=%~dp0.."
set "stamp=%here%\.venv\made-for-%purpose%.toml"
set "venv_python=%here%\.venv\Scripts\python.exe"
if exist "%venv_python%" if exist "%stamp%" fc /b "%here%\pyproject.toml" "%stamp%" >nul 2>nul && exit /b 0
if not defined PYTHON set "PYTHON=py -3"
%PYTHON% -I -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul || goto missing
%PYTHON% -I "%~dp0setup_parts\make.py" %purpose% 1>&2 || exit /b 1
rem Signatures that are changed later are read as they are, which takes longer; scripts\compile compiles them again.
"%venv_python%" -I "%~dp0compile" >nul 2>nul
exit /b 0
:missing
echo scanner needs Python 3.11 or newer, and '%PYTHON%' is older or missing. 1>&2
echo Install it, or name another one: set PYTHON=C:\path\to\python.exe 1>&2
exit /b 1
