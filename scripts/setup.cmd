@echo off
rem Makes the private .venv, or brings it up to pyproject.toml, for: run or test. Not yet run on Windows.
setlocal
cd /d "%~dp0.."
set "stamp=.venv\made-for-%1.toml"
if exist "%stamp%" fc /b pyproject.toml "%stamp%" >nul 2>nul && exit /b 0
set "what=."
if not "%1"=="run" set "what=.[%1]"
if not defined PYTHON set "PYTHON=py -3"
echo Setting up .venv (%1), once. 1>&2
if not exist .venv\Scripts\python.exe %PYTHON% -m venv .venv || exit /b 1
.venv\Scripts\python.exe -m pip install --quiet --disable-pip-version-check --editable "%what%" 1>&2 || exit /b 1
copy /y pyproject.toml "%stamp%" >nul
