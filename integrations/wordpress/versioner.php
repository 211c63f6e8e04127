<?php
/**
 * Plugin Name:       versioner
 * Description:       Honest dates and a changelog on your articles, from your versioner: a block and the shortcode [versioner].
 * Version:           1.1
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           Apache-2.0
 *
 * One file: copy it into wp-content/plugins and say in Settings > General where your versioner is.
 * Nothing is fetched by the server; readers' browsers ask the versioner, and without scripts they see a link.
 */

declare(strict_types=1);

namespace Versioner;

if (!defined('ABSPATH')) {
    exit;
}

const OPTION = 'versioner_address';
const ADDRESS = '#^https?://[^\s"\'<>]+$#iD'; // D: no line end behind it
const PARTS = ['dates', 'changelog', 'badge'];
const VERSION = '1.1';
const BLOCK = <<<'JS'
((words) => {
  const make = wp.element.createElement;
  wp.blocks.registerBlockType('versioner/changelog', {
    apiVersion: 3, title: 'versioner', icon: 'backup', category: 'widgets',
    attributes: { url: { type: 'string', default: '' }, show: { type: 'string', default: 'dates,changelog' } },
    edit: ({ attributes, setAttributes }) => {
      const field = (name, label) => make(wp.components.TextControl, {
        label, value: attributes[name], onChange: (value) => setAttributes({ [name]: value }),
      });
      return make('div', wp.blockEditor.useBlockProps(),
        make(wp.blockEditor.InspectorControls, null,
          make(wp.components.PanelBody, { title: 'versioner' }, field('show', words.parts), field('url', words.page))),
        make(wp.serverSideRender, {
          block: 'versioner/changelog', attributes, EmptyResponsePlaceholder: () => make('p', null, words.unset),
        }));
    },
    save: () => null,
  });
})(%s);
JS;

/** The versioner's address as it was set, without a slash at its end; '' where it is none. */
function address(): string
{
    $given = rtrim((string) get_option(OPTION, ''), '/');
    return preg_match(ADDRESS, $given) ? $given : '';
}

/** Which elements a shortcode or block asks for: "dates,changelog" (that is also what none means). */
function parts(string $wanted): array
{
    $named = array_map('trim', explode(',', strtolower($wanted)));
    $known = array_values(array_intersect(PARTS, $named));
    return $known ?: ['dates', 'changelog'];
}

/** The elements for a post, as escaped HTML; '' where no versioner is set, or no post is shown that has an address. */
function elements($given = []): string
{
    $base = address();
    if ($base === '') {
        return '';
    }
    $given = (array) $given;
    $url = (string) ($given['url'] ?? '');
    $url = $url !== '' ? $url : (string) get_permalink();
    if (!preg_match(ADDRESS, $url)) {
        return '';
    }
    wp_enqueue_script('versioner', $base . '/widget.js', [], null, ['strategy' => 'defer']);
    $link = sprintf(
        '<a href="%s" rel="nofollow noopener">%s</a>',
        esc_url($base . '/article?url=' . rawurlencode($url)),
        esc_html__('Versions of this article', 'versioner')
    );
    $html = '';
    foreach (parts((string) ($given['show'] ?? '')) as $n => $part) {
        $html .= sprintf(
            '<versioner-%1$s url="%2$s">%3$s</versioner-%1$s>',
            $part,
            esc_attr($url),
            $n === 0 ? $link : ''
        );
    }
    return $html;
}

/** The field in Settings > General. */
function field(): void
{
    printf(
        '<input type="url" class="regular-text code" name="%1$s" id="%1$s" value="%2$s" placeholder="https://versions.example">',
        esc_attr(OPTION),
        esc_attr((string) get_option(OPTION, ''))
    );
}

/** Take an address as it may be kept: http(s) or nothing. */
function tidy($value): string
{
    $value = rtrim(trim((string) $value), '/');
    return preg_match(ADDRESS, $value) ? esc_url_raw($value) : '';
}

add_action('admin_init', static function (): void {
    register_setting('general', OPTION, ['type' => 'string', 'sanitize_callback' => __NAMESPACE__ . '\\tidy', 'default' => '']);
    add_settings_field(OPTION, esc_html__('Address of your versioner', 'versioner'), __NAMESPACE__ . '\\field', 'general', 'default', ['label_for' => OPTION]);
});

add_action('init', static function (): void {
    add_shortcode('versioner', __NAMESPACE__ . '\\elements');
    // the block is drawn by the server, so its editor needs no build: what will stand there, and two fields beside it
    wp_register_script(
        'versioner-block',
        '',
        ['wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-server-side-render'],
        VERSION,
        true
    );
    wp_add_inline_script('versioner-block', sprintf(BLOCK, wp_json_encode([
        'parts' => __('What is shown: dates, changelog, badge', 'versioner'),
        'page' => __('Address of another article (empty: this one)', 'versioner'),
        'unset' => __('Say under Settings > General where your versioner is.', 'versioner'),
    ])));
    register_block_type('versioner/changelog', [
        'api_version' => 3,
        'editor_script_handles' => ['versioner-block'],
        'attributes' => [
            'url' => ['type' => 'string', 'default' => ''],
            'show' => ['type' => 'string', 'default' => 'dates,changelog'],
        ],
        'render_callback' => __NAMESPACE__ . '\\elements',
    ]);
});

/** Leave nothing behind where the plugin is deleted. */
function forget(): void
{
    delete_option(OPTION);
}

register_uninstall_hook(__FILE__, __NAMESPACE__ . '\\forget');
