using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels;

/// <summary>A small button with the letter, or the short word, of what it brings into its panel.</summary>
/// <param name="appearance">Colours and type sizes.</param>
/// <param name="label">A letter, set as a variable, or a word.</param>
/// <param name="isOn">Whether what it brings is shown.</param>
public sealed class LetterButton(IAppearance appearance, string label, Func<bool> isOn) : BaseButton
{
    /// <summary>The height of such buttons in design units.</summary>
    public const float Height = 17;

    /// <summary>The letter or word.</summary>
    public string Label { get; } = label;

    /// <summary>Its width in design units.</summary>
    public float Width => Label.Length == 1 ? 14 : 22;

    private Look Look => appearance.PanelLook;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        Theme theme = Look.Theme;
        bool isShown = isOn();
        Rgba fill = isShown ? theme.Text : IsHovered ? Rgba.Mix(theme.Quiet, theme.Text, 0.12f) : theme.Quiet;
        canvas.FillRoundedBox(Bounds, Look.Px(3), fill);
        TextStyle style = Label.Length == 1 ? new TextStyle(FontRole.MathItalic, Look.Px(15)) : Look.Label with { Size = Look.Px(12) };
        canvas.CenteredText(Label, Bounds.Center, style, isShown ? theme.Surface : theme.Muted);
    }

    /// <summary>Sets buttons side by side, from left to right.</summary>
    /// <param name="look">What units are in pixels.</param>
    /// <param name="buttons">The buttons.</param>
    /// <param name="left">Where the first begins.</param>
    /// <param name="top">Their upper edge.</param>
    public static void Place(Look look, ReadOnlySpan<LetterButton> buttons, float left, float top)
    {
        foreach (LetterButton button in buttons)
        {
            button.Bounds = new Box(left, top, look.Px(button.Width), look.Px(Height)).Snapped();
            left += look.Px(button.Width + 1);
        }
    }
}
