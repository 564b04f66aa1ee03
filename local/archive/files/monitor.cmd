@echo off
setlocal
where node >nul 2>nul
if errorlevel 1 (
  echo Node 24 is missing. Install it and run this again: see README.txt. 1>&2
  exit /b 1
)
node --max-semi-space-size=16 --heap-growing-percent=100 "%~dp0local\monitor.js" %*
exit /b %errorlevel%
