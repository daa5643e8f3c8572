@echo off
rem Runs the tests, all of them or those that are named; every argument is pytest's. Not yet run on Windows.
setlocal
call "%~dp0setup.cmd" test || exit /b 1
cd /d "%~dp0.."
.venv\Scripts\python.exe -m pytest %*
exit /b %errorlevel%
