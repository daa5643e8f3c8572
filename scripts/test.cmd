@echo off
rem Runs the tests, all of them or those that are named; every argument is pytest's. Run under Wine, not yet on Windows.
setlocal
call "%~dp0setup.cmd" test
if not "%errorlevel%"=="0" exit /b 1
cd /d "%~dp0.."
.venv\Scripts\python.exe -m pytest %*
exit /b %errorlevel%
