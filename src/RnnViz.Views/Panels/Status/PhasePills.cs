using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Phases;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Status;

/// <summary>
/// The four phases of an iteration as pills. The one that the walk is in is filled, blue in the forward pass and vermillion
/// in the backward pass; where an iteration is shown as a whole, none is.
/// </summary>
internal sealed class PhasePills(ShownTraining training, IAppearance appearance)
{
    private static readonly string[] Names = ["FORWARD", "LOSS", "BACKWARD", "UPDATE"];

    private Look Look => appearance.Look;

    private Theme Theme => appearance.Look.Theme;

    private TextStyle Style => new(FontRole.Heading, Look.Px(Look.SmallestType));

    /// <summary>The width of all pills and the gaps between them.</summary>
    public float Width(FontBook fonts)
    {
        float width = -Look.Px(6);
        foreach (string name in Names)
        {
            width += PillWidth(fonts, name) + Look.Px(6);
        }

        return width;
    }

    /// <summary>Draws the pills from x on.</summary>
    public void Draw(ICanvas canvas, float x, float y)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            float width = PillWidth(canvas.Fonts, Names[i]), height = Look.Px(24);
            bool isCurrent = training.IsInside && (int)training.Walk.Cursor.Phase == i;
            var box = new Box(x, y - height / 2, width, height).Snapped();
            canvas.FillRoundedBox(box, height / 2, isCurrent ? Fill((Phase)i) : Theme.Quiet);
            canvas.CenteredText(Names[i], box.Center, Style, isCurrent ? Ink((Phase)i) : Theme.Muted);
            x += width + Look.Px(6);
        }
    }

    private float PillWidth(FontBook fonts, string name) => fonts.Measure(name, Style) + Look.Px(22);

    private Rgba Fill(Phase phase) => phase switch
    {
        Phase.Forward => Theme.Forward,
        Phase.Backward => Theme.Backward,
        _ => Theme.Text,
    };

    private Rgba Ink(Phase phase) => phase is Phase.Forward or Phase.Backward ? Theme.OnBackward : Theme.Surface;
}
