# Intune, remediations: the remediation script. It scans again, whatever the age of the last report; it removes nothing.
# Only a machine that is clean by now is remediated (exit code 0).
$scanner = "$env:ProgramW6432\scanner\scanner.exe"  # right from a 32-bit host too
$report = "$env:ProgramData\scanner\report.json"
$code = 127
$line = 'scanner could not be started'
try {
    $line = & $scanner scan --summary --nice --output $report 2>$null | Select-Object -Last 1
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
