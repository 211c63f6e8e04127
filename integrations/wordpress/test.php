<?php
/** php test.php: the plugin without WordPress; what it calls is played here. Exit code 0 where all holds. */

declare(strict_types=1);

define('ABSPATH', __DIR__);
$options = [];
$calls = [];
function get_option(string $name, $default = false) { global $options; return $options[$name] ?? $default; }
$permalink = 'https://paper.example/story';
function get_permalink() { global $permalink; return $permalink; }
function esc_url(string $url): string { return preg_match('#^https?://#i', $url) ? htmlspecialchars(preg_replace('/[\s"<>]/', '', $url), ENT_QUOTES) : ''; }
function esc_url_raw(string $url): string { return $url; }
function esc_attr(string $text): string { return htmlspecialchars($text, ENT_QUOTES); }
function esc_html__(string $text, string $domain): string { return htmlspecialchars($text); }
function add_action(string $name, callable $do): void { global $calls; $calls[$name] = $do; }
function add_shortcode(string $name, callable $do): void { global $calls; $calls["[$name]"] = $do; }
function wp_enqueue_script(...$given): void { global $calls; $calls['script'] = $given; }
function wp_register_script(...$given): void {}
function wp_add_inline_script(string $name, string $text): void { global $calls; $calls['inline'] = $text; }
function register_block_type(string $name, array $given): void { global $calls; $calls[$name] = $given; }
function __(string $text, string $domain): string { return $text; }
function wp_json_encode($value): string { return json_encode($value); }
function delete_option(string $name): void { global $options; unset($options[$name]); }
function register_uninstall_hook(string $file, callable $do): void { global $calls; $calls['uninstall'] = $do; }
function register_setting(...$given): void { global $calls; $calls['setting'] = $given; }
function add_settings_field(...$given): void { global $calls; $calls['field'] = $given; }

require __DIR__ . '/versioner.php';

$failed = 0;
function same($found, $wanted, string $what): void
{
    global $failed;
    if ($found !== $wanted) {
        $failed++;
        fwrite(STDERR, "$what: " . var_export($found, true) . ' is not ' . var_export($wanted, true) . "\n");
    }
}

$calls['init']();
$calls['admin_init']();
$show = $calls['[versioner]'];
same($show(''), '', 'nothing is shown before an address is set');
$options['versioner_address'] = 'https://versions.example/';
same(
    $show(['show' => 'dates']),
    '<versioner-dates url="https://paper.example/story"><a href="https://versions.example/article?url=https%3A%2F%2Fpaper.example%2Fstory" rel="nofollow noopener">Versions of this article</a></versioner-dates>',
    'the dates of the post itself'
);
same($calls['script'][1], 'https://versions.example/widget.js', 'the script of the versioner');
same(substr_count($show(['show' => 'badge, changelog,nonsense']), '<versioner-'), 2, 'known parts alone');
foreach (['"><script>alert(1)</script>', 'javascript:alert(1)', 'https://paper.example/"onload="x', "https://paper.example/x\n"] as $attack) {
    same($show(['url' => $attack]), '', 'what is no address is not shown');
}
same($show(['url' => 'https://paper.example/?a=1&b=2', 'show' => 'badge']), '<versioner-badge url="https://paper.example/?a=1&amp;b=2"><a href="https://versions.example/article?url=https%3A%2F%2Fpaper.example%2F%3Fa%3D1%26b%3D2" rel="nofollow noopener">Versions of this article</a></versioner-badge>', 'an address with a query');
$permalink = false;
same($show([]), '', 'nothing where no post is');
$permalink = 'https://paper.example/story';
same($calls['versioner/changelog']['render_callback'](['url' => 'https://paper.example/x', 'show' => 'badge']) !== '', true, 'the block');
same(strpos($calls['inline'], "registerBlockType('versioner/changelog'") !== false, true, 'the editor knows the block');
same(strpos($calls['inline'], 'useBlockProps()') !== false, true, 'and can select it');
same(substr_count($calls['inline'], 'Address of another article'), 1, 'with its fields');
$tidy = $calls['setting'][2]['sanitize_callback'];
same($tidy(' https://versions.example/ '), 'https://versions.example', 'an address is tidied');
same($tidy('javascript:alert(1)'), '', 'no other scheme is kept');
$options['versioner_address'] = 'javascript:alert(1)';
same($show([]), '', 'nor used');
$calls['uninstall']();
same(isset($options['versioner_address']), false, 'nothing is left where the plugin is deleted');
echo $failed ? "$failed failed\n" : "all hold\n";
exit($failed ? 1 : 0);
