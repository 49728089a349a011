using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;
using RnnViz.Views.Panels;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Overlays;

/// <summary>
/// A small card beside the pointer that names the number under it: asks the panel there in every frame, so that the value
/// is always that of the step on the screen. Drawn above all panels, always inside the screen. A key hides it until the pointer
/// moves again: whoever uses keys is not pointing.
/// </summary>
public sealed class HoverTip(IAppearance appearance, IReadOnlyList<Panel> panels) : Control
{
    private readonly LatestSentence latest = new();
    private Point pointer = new(-1, -1);
    private bool isHeld, isHidden;

    /// <inheritdoc/>
    protected override bool Input(in InputEvent input)
    {
        if (input.Kind is InputKind.PointerMoved or InputKind.PointerPressed or InputKind.PointerReleased)
        {
            pointer = input.Position;
            isHidden = false;
        }

        isHidden |= input.Kind is InputKind.Action or InputKind.Character;
        // while something is dragged the tip would be in the way
        if (input.IsPress)
        {
            isHeld = true;
        }

        if (input.Kind == InputKind.PointerReleased)
        {
            isHeld = false;
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        if (isHeld || isHidden)
        {
            return;
        }

        var text =
            new HoverText(stackalloc char[HoverText.Capacity], stackalloc char[HoverText.Capacity], stackalloc char[HoverText.Capacity]);
        for (int i = 0; i < panels.Count; i++)
        {
            if (!panels[i].Visible || !panels[i].Bounds.Contains(pointer))
            {
                continue;
            }

            if (panels[i].TryDescribe(pointer, ref text))
            {
                DrawCard(canvas, in text);
            }

            return;
        }
    }

    private void DrawCard(ICanvas canvas, in HoverText text)
    {
        Look look = appearance.Look;
        Theme theme = look.Theme;
        TextStyle name = look.Label, value = look.Number, place = look.Label with { Size = look.SmallNumber.Size };
        float pad = look.Px(10), pitch = look.Px(19), away = look.Px(14);
        int lines = (text.Name.Span.Length > 0 ? 1 : 0) + (text.Value.Span.Length > 0 ? 1 : 0) + (text.Place.Span.Length > 0 ? 1 : 0);
        IReadOnlyList<SentenceWord>? words = Sentence.MayHaveFormulas(text.Name.Span) ? latest.Read(text.Name.Span) : null;
        float nameWidth = words is null
            ? canvas.Fonts.Measure(text.Name.Span, name) : SentenceText.Width(canvas.Fonts, appearance.Formulas, words, name);
        float width = MathF.Max(
            canvas.Fonts.Measure(text.Value.Span, value), MathF.Max(nameWidth, canvas.Fonts.Measure(text.Place.Span, place))) + 2 * pad;
        float height = lines * pitch + pad;
        // right of and below the pointer; on the other side where the screen ends
        float x = pointer.X + away + width <= Bounds.Right - pad ? pointer.X + away : pointer.X - away - width;
        float y = pointer.Y + away + height <= Bounds.Bottom - pad ? pointer.Y + away : pointer.Y - away - height;
        var card = new Box(Math.Clamp(x, Bounds.X + pad, MathF.Max(Bounds.X + pad, Bounds.Right - pad - width)),
            MathF.Max(Bounds.Y + pad, y), width, height).Snapped();
        canvas.Card(card, look.Px(6), look.Hair(), theme.Text, theme.Text);
        float line = card.Y + pad / 2 + pitch / 2;
        Line(text.Name.Span, name, Rgba.Mix(theme.Surface, theme.Text, 0.1f), words);
        Line(text.Value.Span, value, theme.Surface);
        Line(text.Place.Span, place, Rgba.Mix(theme.Surface, theme.Text, 0.25f));

        void Line(ReadOnlySpan<char> content, TextStyle style, Rgba color, IReadOnlyList<SentenceWord>? sentence = null)
        {
            if (content.Length == 0)
            {
                return;
            }

            if (sentence is null)
            {
                canvas.CenteredText(content, new Point(card.X + pad, line), style, color, TextAlign.Left);
            }
            else
            {
                SentenceText.DrawLine(
                    canvas, appearance.Formulas, sentence, new Point(card.X + pad, line + canvas.Fonts.CapHeight(style) / 2), style, color);
            }

            line += pitch;
        }
    }
}
