"""Programs that start another: one row is one launcher, and where the program that it starts begins in its words.

See each launcher's own manual page; https://learn.microsoft.com/en-us/windows-server/administration/windows-commands/start for `start`,
https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_pwsh, https://distrobox.it/usage/distrobox-enter/
"""

from __future__ import annotations

from scanner.collectors.command_lines.shell_script import CMD, POSIX, POWERSHELL, Dialect
from scanner.stdlib.named_tuple import NamedTuple

ANYTHING = r"(?s).+"
SECONDS = r"(?:\d+(?:\.\d*)?|\.\d+)[smhd]?"
NUMBERS = r"(?:0x)?[0-9a-fA-F][0-9a-fA-F,:-]*"
OF_PACKAGES = r"(?i)(?:.*[/\\])?(?:npx|npm|pnpm|pnpx|yarn|corepack)(?:-cli)?\.[cm]?js"
MODULES = r"(?:uvx?|pipx)(?:\..*)?"
ENTRY, NAMED_ENTRY = r"(?s)(.+?)(?:\.desktop)?", "{}.desktop"
FLATPAK_APP = r"(?:app/)?([A-Za-z_][\w-]*(?:\.[\w-]+){1,30})(?:/.*)?"
SNAP_APP = r"([A-Za-z0-9][\w.+-]*)"
RUNS_ON_WINDOWS = r"(?i)(?:.*\.(?:exe|com|bat|cmd)|shell:appsfolder\\.*)"


class Launcher(NamedTuple):
    """A launcher, under all its names, in lower case and without an ending.

    `verbs` are words of which one comes first. After it the program is the first word that is no option, no assignment and not one of
    `operands` words of the form `operand`. Options in `valued` take the next word. `after` is the form of a word after which alone the
    program begins: among the options, or `anywhere`. `script` is the form of an option behind which a text of commands stands, in one
    word or, where it is `the_rest`, in all. `only` is the form of a program that counts as one. What is started by a name that is no
    program's has the name `called`, with the first group of `only` in it. `loads`: the process is then the program's own. `windows`
    tells whether what is started reads its words as programs of Windows do, where that is not as the launcher does.
    """

    names: str
    verbs: str = ""
    valued: str = ""
    operand: str = ""
    operands: int = 0
    after: str = ""
    anywhere: bool = False
    script: str = ""
    dialect: Dialect = POSIX
    the_rest: bool = False
    only: str = ""
    slashes: bool = False  # options start with these too
    loads: bool = False
    called: str = ""
    windows: bool | None = None


OF_SUDO = "-u --user -g --group -h --host -p --prompt -C --close-from -r --role -t --type -T --command-timeout -D --chdir -R --chroot"
OF_UV = (
    "-p --python --with --with-editable --with-requirements --directory --project --package --extra --group --env-file --index "
    "--index-url --default-index --extra-index-url --config-file --cache-dir -w"
)
OF_WSL = "-d --distribution -u --user --cd --shell-type --distribution-id"
OF_SYSTEMD = "-p --property -u --unit -E --setenv -t --service-type --slice --description --uid --gid --nice --working-directory -M -H"
OF_GAMESCOPE = "-W -H -w -h -r -o -m -S -F -O -s -T -C -G -R -i --prefer-output --backend --display-index --sharpness --fsr-sharpness"
OF_POWERSHELL = (
    "-ep -ex -exec -executionpolicy -w -windowstyle -wd -workingdirectory -version -v -inputformat -outputformat -configurationname "
    "-e -ec -enc -encodedcommand"
)
OF_DOCKER = (
    "-e --env -v --volume --mount --name --network --net -p --publish --env-file --pull --platform -w --workdir -u --user "
    "--entrypoint --add-host -m --memory --cpus -l --label -h --hostname --gpus --shm-size --restart --ipc --cap-add --cap-drop "
    "--security-opt --device --tmpfs --dns --userns --log-driver --log-opt --runtime --ulimit --group-add --memory-swap "
    "--volumes-from"
)
FETCHES = r"(?:npx|bunx|pnpx|uvx|npm|pnpm|uv|pipx)"  # in a container too, what is fetched into it has a name
OF_DISTRIBUTIONS = "ubuntu ubuntu1804 ubuntu2004 ubuntu2204 ubuntu2404 debian kali"
LAUNCHERS = (
    # what runs in the same system, otherwise than the command alone would
    Launcher("env", valued="-u --unset -C --chdir -a --argv0", script=r"-\w*S|--split-string"),
    Launcher("exec", valued="-a"),
    Launcher("command builtin eval busybox nohup setsid time catchsegv gamemoderun prime-run primusrun mangohud nvidia-offload"),
    Launcher("corepack steam-run pw-jack obs-gamecapture dbus-launch ssh-agent torsocks torify caffeinate winpty"),
    Launcher("nice", valued="-n --adjustment"),
    Launcher("ionice", valued="-c --class -n --classdata"),
    Launcher("chrt", valued="-T -P -D", operand=r"\d+", operands=1),
    Launcher("taskset", operand=NUMBERS, operands=1),
    Launcher("timeout", valued="-k --kill-after -s --signal", operand=SECONDS, operands=1),
    Launcher("stdbuf", valued="-i --input -o --output -e --error"),
    Launcher("strace ltrace", valued="-e -o -p -s -S -u -E -a -I -O -P -X"),
    Launcher("script", script=r"-\w*c|--command", only=r"(?!)"),
    Launcher("setpriv", valued="--reuid --regid --groups --inh-caps --ambient-caps --bounding-set --securebits --selinux-label"),
    Launcher("unshare"),
    Launcher("proot", valued="-r --rootfs -b --bind -w --cwd -q --qemu"),
    Launcher("numactl", valued="-m -N -C -i -l -p"),
    Launcher("cgexec", valued="-g"),
    Launcher("optirun", valued="-b -c -d -C"),
    Launcher("switcherooctl", verbs="launch", valued="-g --gpu"),
    Launcher("proxychains proxychains4", valued="-f"),
    Launcher("firejail", valued="-p"),
    Launcher("sudo doas", valued=OF_SUDO),
    Launcher("pkexec", valued="-u --user"),
    Launcher("gksu gksudo kdesu kdesudo", valued="-u --user", script=r"-c"),
    Launcher("runuser", valued="-u --user -g --group", script=r"-c|--command"),
    Launcher("su", valued="-s --shell -g --group", operand=ANYTHING, operands=9, script=r"-c|--command"),
    Launcher("xvfb-run", valued="-n --server-num -e --error-file -f --auth-file -p --xauth-protocol -s --server-args -w --wait"),
    Launcher("dbus-run-session", valued="--config-file --dbus-daemon"),
    Launcher("systemd-run", valued=OF_SYSTEMD),
    Launcher("systemd-inhibit", valued="--what --who --why --mode"),
    Launcher("systemd-cat", valued="-t --identifier -p --priority"),
    Launcher("uwsm", verbs="app", valued="-s -t -a -u -d -p"),
    Launcher("uwsm-app app2unit", valued="-s -t -a -u -d -p"),
    Launcher("gamescope", valued=OF_GAMESCOPE),
    Launcher("kstart kstart5", valued="--window --windowclass --desktop --type --application"),
    Launcher("gtk-launch", only=ENTRY, called=NAMED_ENTRY),
    Launcher("gio", verbs="launch", only=ENTRY, called=NAMED_ENTRY),
    Launcher("dex", valued="-e -s"),
    Launcher("arch", valued="-e -d"),
    Launcher("launchctl", verbs="asuser bsexec", operand=r"\d+", operands=1),
    Launcher("ld.so", valued="--library-path --inhibit-rpath --audit --preload --argv0 --glibc-hwcaps-prepend", loads=True),
    Launcher("box64 box86 fexinterpreter qemu-x86_64 qemu-aarch64", loads=True),
    Launcher("wine wine64 wine-stable wine-staging wine-preloader wine64-preloader", loads=True, windows=True),
    # what runs in a container, a virtual machine or an environment of its own
    Launcher("distrobox-enter", after=r"--|-e|--exec", anywhere=True),
    Launcher("distrobox", verbs="enter", after=r"--|-e|--exec", anywhere=True),
    Launcher("docker podman nerdctl", verbs="exec", valued="-e --env --env-file -w --workdir -u --user", operand=ANYTHING, operands=1),
    Launcher("docker podman nerdctl", verbs="run", valued=OF_DOCKER, operand=ANYTHING, operands=1, only=FETCHES),
    Launcher("toolbox", verbs="run", valued="-c --container -d --distro -r --release"),
    Launcher("flatpak-spawn", valued="--env-fd --directory"),
    Launcher("host-spawn distrobox-host-exec", valued="-cwd --cwd -env --env"),
    Launcher("flatpak", verbs="run", only=FLATPAK_APP, called="/var/lib/flatpak/exports/bin/{}"),
    Launcher("snap", verbs="run", valued="--command --hook -r", only=SNAP_APP, called="/snap/bin/{}"),
    Launcher("wsl wslg", valued=OF_WSL, operand=r"~", operands=1, windows=False),
    Launcher(OF_DISTRIBUTIONS, verbs="run", windows=False),
    Launcher(OF_DISTRIBUTIONS, script=r"-c", the_rest=True, only=r"(?!)", windows=False),
    Launcher(
        "mise rtx",
        verbs="exec x",
        valued="-C --cd -E --env -j --jobs",
        operand=r"(?s).[^@]*@.*|[a-z]+:.+",
        operands=32,
        script=r"-c|--command",
    ),
    Launcher("asdf nodenv pyenv", verbs="exec"),
    Launcher("nvm nvs n", verbs="exec", operand=r"(?i)v?\d[\w.]*|lts\S*|latest|node", operands=1),
    Launcher("direnv", verbs="exec", operand=ANYTHING, operands=1),
    Launcher("fnm", verbs="exec", valued="--using --log-level"),
    Launcher("volta", verbs="run", valued="--node --npm --pnpm --yarn"),
    Launcher("uv", verbs="run", valued=OF_UV),
    Launcher("poetry pipenv hatch pdm rye", verbs="run", valued="-C --directory -P --project -e --env -p"),
    Launcher("conda mamba micromamba", verbs="run", valued="-n --name -p --prefix --cwd"),
    Launcher("dotenv dotenvx op doppler infisical", after=r"--", anywhere=True),
    Launcher("nix-shell", valued="-p -I -A", operand=ANYTHING, operands=99, script=r"--run|--command"),
    Launcher("nix", verbs="shell develop", after=r"-c|--command", anywhere=True),
    Launcher(
        "node nodejs bun",
        valued="-r --require --import --loader --experimental-loader -C --conditions --env-file",
        only=OF_PACKAGES,
        loads=True,
    ),
    Launcher("python python2 python3 py pythonw pyw", valued="-W -X", after=r"-[bBdEhiIOPqsSuvx]*m", only=MODULES, loads=True),
    # shells and terminals
    Launcher("sh bash dash zsh ksh ash fish", valued="-o +o -O +O --rcfile --init-file", script=r"-[a-z]*c|--command", only=r"(?!)"),
    Launcher("cmd", script=r"(?i)/[ckr]", dialect=CMD, the_rest=True, slashes=True, only=r"(?!)"),
    Launcher(
        "powershell pwsh",
        valued=OF_POWERSHELL,
        script=r"(?i)-c|-co|-com|-comm|-comma|-comman|-command|-f|-fi|-fil|-file",
        dialect=POWERSHELL,
        the_rest=True,
    ),
    Launcher(
        "xterm uxterm x-terminal-emulator alacritty konsole mintty urxvt st terminator tilix",
        after=r"-e|--command|--execute|-x",
        anywhere=True,
    ),
    Launcher("gnome-terminal xfce4-terminal mate-terminal lxterminal kgx ptyxis", after=r"-e|-x|--|--command|--execute", anywhere=True),
    Launcher("kitty foot", valued="-c --config -T --title -d --directory -o --override --class -a --app-id -W -w"),
    Launcher("wezterm", verbs="start", after=r"--", anywhere=True),
    Launcher(
        "wt",
        valued="-p --profile -d --startingdirectory --title --tabcolor -w --window --size --pos",
        operand=r"new-tab|nt|split-pane|sp",
        operands=1,
    ),
    # Windows
    Launcher("start", valued="/d /node /affinity /machine", slashes=True),
    Launcher("call", slashes=True),
    Launcher("start-process saps", valued="-windowstyle -workingdirectory -verb", operand=r"(?i)-filepath", operands=1),
    Launcher("invoke-expression iex", script=r"-command"),
    Launcher("explorer", only=RUNS_ON_WINDOWS),
    Launcher("conhost", valued="--width --height --signal --server"),
    Launcher("runas", slashes=True),
    Launcher("forfiles", valued="/p /m /d", script=r"(?i)/c", dialect=CMD, slashes=True, only=r"(?!)"),
    Launcher("pcalua", after=r"(?i)-a"),
    Launcher("update", after=r"(?i)--processstart(?:andwait)?", anywhere=True),  # Squirrel's, beside which the programs lie
)
