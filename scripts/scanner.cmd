@echo off
rem Runs scanner from this checkout, in a private .venv made on first use; every argument is scanner's. Run under Wine, not yet on Windows.
setlocal
call "%~dp0setup.cmd" run
if not "%errorlevel%"=="0" exit /b 4
"%~dp0..\.venv\Scripts\python.exe" -I "%~dp0setup_parts\start.py" %*
set "code=%errorlevel%"
for %%c in (0 1 2 3 4 130) do if "%code%"=="%%c" exit /b %%c
rem Whatever else is said by the python.exe in .venv, whose Python is gone.
echo The Python below .venv does not start: delete the folder .venv and call again. 1>&2
exit /b 4
