# Intune, remediations: the detection script. Run it as SYSTEM in 64-bit PowerShell.
# Only a clean machine is "without issues" (exit code 0). Intune keeps the last 2,048 characters of the last line of output.
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
Write-Output "scanner $code $state $line"
if ($state -eq 'clean') {
    exit 0
} else {
    exit 1
}
