# Intune, custom compliance: the discovery script for Windows. Its one line of JSON goes with compliance.json.
$scanner = "$env:ProgramW6432\scanner\scanner.exe"  # right from a 32-bit host too
$report = "$env:ProgramData\scanner\report.json"
$code = 127
$line = 'scanner could not be started'
try {
    $line = & $scanner scan --summary --nice --max-age 20h --output $report 2>$null | Select-Object -Last 1
    $code = $LASTEXITCODE
} catch {
    $code = 127
}
$state = switch ($code) {
    0 { 'clean' }
    1 { 'banned' }
    3 { 'incomplete' }
    default { 'not-judged' }
}
Write-Output "{""Scanner"":""$state"",""ScannerExitCode"":$code}"
exit 0
