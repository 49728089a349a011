using RnnViz.Engine.Controls;
using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Settings;
using RnnViz.Views.Hover;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Status;

/// <summary>The panels that are not on the screen, at its lower edge: each with the key that brings it.</summary>
public sealed class HiddenLine(IAppearance appearance) : Control, IExplained
{
    Topic IExplained.Topic => Topic.NotShown;

    bool IExplained.Covers(Point point) => appearance.Layout.NotShown.Count > 0 && Bounds.Contains(point);

    Topic IExplained.PartAt(Point point) => Topic.None;

    bool IExplained.TryDescribe(Point point, ref HoverText text) => false;

    void IExplained.DrawFor(ICanvas canvas) => Draw(canvas);

    private static readonly string[] Names =
    [
        "unrolled", "hidden", "gradient", "flow", "equations", "training", "loss", "gradient norm", "spectrum", "carousel", "task",
        "gates", "text", "controls", "verdict", "surface", "profile", "phase", "bifurcation",
    ];

    private static readonly string[] Keys =
    [
        "1", "2", "3", "4", "5", "6", "7", "7", "8", "8", "9", "0", "U", "Tab", "Ctrl+V", "W", "W", "P", "P",
    ];

    private Look Look => appearance.Look;

    /// <inheritdoc/>
    protected override void Draw(ICanvas canvas)
    {
        IReadOnlyList<PanelName> names = appearance.Layout.NotShown;
        if (names.Count == 0 || Bounds.Width == 0)
        {
            return;
        }

        // where not all names have room, the keys stand alone
        bool withNames = Draw(canvas, names, withNames: true, isMeasured: true) <= Bounds.Width;
        Draw(canvas, names, withNames, isMeasured: false);
    }

    /// <summary>Draws the line or only measures it; answers its width.</summary>
    private float Draw(ICanvas canvas, IReadOnlyList<PanelName> names, bool withNames, bool isMeasured)
    {
        Theme theme = Look.Theme;
        TextStyle style = Look.Label with { Size = Look.SmallNumber.Size };
        float x = Bounds.X, y = Bounds.Center.Y;
        Word("not shown", theme.Muted, Look.Px(10));
        for (int i = 0; i < names.Count; i++)
        {
            string key = Keys[(int)names[i]];
            float edge = MathF.Round(style.Size + Look.Px(4));
            float cap = MathF.Max(edge, canvas.Fonts.Measure(key, Look.TinyNumber) + Look.Px(8));
            // the loss and the gradient's norm share a key
            bool isSecond = i > 0 && Keys[(int)names[i - 1]] == key;
            if (!isSecond)
            {
                if (!isMeasured)
                {
                    var box = new Box(x, y - edge / 2, cap, edge).Snapped();
                    canvas.FillRoundedBox(box, Look.Px(3), theme.Quiet);
                    canvas.CenteredText(key, box.Center, Look.TinyNumber, theme.Muted);
                }

                x += cap + Look.Px(withNames ? 4 : 6);
            }

            if (withNames)
            {
                Word(Names[(int)names[i]], theme.Muted, Look.Px(12));
            }
        }

        return x - Bounds.X;

        void Word(string text, Rgba color, float after)
        {
            if (!isMeasured)
            {
                canvas.CenteredText(text, new Point(x, y), style, color, TextAlign.Left);
            }

            x += canvas.Fonts.Measure(text, style) + after;
        }
    }
}
