@echo off
rem Runs scanner from this checkout, in a private .venv made on first use; every argument is scanner's. Not yet run on Windows.
setlocal
call "%~dp0setup.cmd" run || exit /b 4
"%~dp0..\.venv\Scripts\python.exe" -I -m scanner %*
exit /b %errorlevel%
