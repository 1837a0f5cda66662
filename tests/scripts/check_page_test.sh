#!/usr/bin/env bash
# The page that headloop check --html writes, in a real browser. tools/setup --dev installs both
# that and what drives it, so a machine without them is not ready for the tests.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
guides=$SOURCE_DIR/scenarios/guides

# What an author, or somebody who means ill, may write: each line tries to get out of the text.
hostile='a"><img src=x onerror=window.broken=1>.md'
sed 's/Custom/Volume Down/; s/at least 6 seconds/5 seconds/' "$guides/mdr-1000xm4.md" >"$hostile"
cat >>"$hostile" <<'EOF'

## <script>window.broken = 2</script> & "quoted" <b onclick='window.broken=3'>

The reset of the MDR-1000X takes 4 hours <script>window.broken = 4</script>.

1. On the MDR-1000X, hold Power and <img src=x onerror="window.broken=5"> for 3 seconds until the
   voice says "</title></style></svg><script>window.broken=6</script>".
2. Press the "><svg onload=window.broken=7> button, then hold the ' autofocus onfocus=x button.

</style><style>body { display: none }</style></details></section></aside></main><!--
<iframe src="javascript:window.broken=8"></iframe> <a href="javascript:window.broken=9">here</a>
![picture](http://127.0.0.1:HERE/picture.png) <link rel=stylesheet href=http://127.0.0.1:HERE/x.css>
<meta http-equiv=refresh content="0;url=http://127.0.0.1:HERE/"> <base href=http://127.0.0.1:HERE/>

<!-- headloop: allow wrong-control <img src=http://127.0.0.1:HERE/y onerror=window.broken=10> -->
Nobody presses the Wiggle button for 2 seconds.
EOF
sed 's/Volume Down/Volume Up/' "$guides/mdr-1000xm3.md" >wrong.md
sed 's/at least 6 seconds/5 seconds/' "$guides/mdr-1000xm4.md" >near.md

exec node "$SOURCE_DIR/tests/tools/guide/page/page_test.mjs" "$HEADLOOP" "$SOURCE_DIR" \
  "$hostile" wrong.md near.md "$guides"/mdr-{1000x,1000xm2,xb950n1}.md
