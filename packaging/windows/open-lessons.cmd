@echo off
rem Offers RnnViz for lesson files (.json) under "Open with", for this user only. "open-lessons.cmd /remove" takes it back.
setlocal
set "classes=HKCU\Software\Classes"
if /i "%~1"=="/remove" goto remove
reg add "%classes%\RnnViz.Lesson" /ve /d "RnnViz lesson" /f >nul || goto failed
reg add "%classes%\RnnViz.Lesson\DefaultIcon" /ve /d "\"%~dp0rnnviz.exe\",0" /f >nul || goto failed
reg add "%classes%\RnnViz.Lesson\shell\open\command" /ve /d "\"%~dp0rnnviz.exe\" run \"%%1\"" /f >nul || goto failed
reg add "%classes%\.json\OpenWithProgids" /v RnnViz.Lesson /t REG_NONE /f >nul || goto failed
echo Lesson files (.json) can be opened by a right click, "Open with", "RnnViz lesson".
exit /b 0

:remove
reg delete "%classes%\.json\OpenWithProgids" /v RnnViz.Lesson /f >nul 2>&1
reg delete "%classes%\RnnViz.Lesson" /f >nul 2>&1
echo RnnViz is no longer offered for lesson files.
exit /b 0

:failed
echo The registry of this user could not be written.
exit /b 1
