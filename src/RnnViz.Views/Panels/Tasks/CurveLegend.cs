using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>Names of curves side by side, each after a stroke of its colour; what does not fit is left out.</summary>
internal ref struct CurveLegend(ICanvas canvas, Look look, Point middleLeft, float width)
{
    private float x = middleLeft.X;

    /// <summary>Adds a curve's name.</summary>
    public void Add(ReadOnlySpan<char> name, Rgba color, bool isDots = false)
    {
        float stroke = look.Px(14), gap = look.Px(5), needed = stroke + gap + canvas.Fonts.Measure(name, look.SmallNumber);
        if (x + needed > middleLeft.X + width)
        {
            return;
        }

        if (isDots)
        {
            canvas.FillCircle(new Point(x + stroke / 2, middleLeft.Y), look.Px(2.6f), color);
        }
        else
        {
            canvas.FillBox(new Box(x, MathF.Round(middleLeft.Y - look.Px(1)), stroke, look.Hair(2)).Snapped(), color);
        }

        canvas.CenteredText(name, new Point(x + stroke + gap, middleLeft.Y), look.SmallNumber, look.Theme.Muted, TextAlign.Left);
        x += needed + look.Px(12);
    }

    /// <summary>Adds words without a stroke; empty ones add nothing.</summary>
    public void AddNote(scoped ReadOnlySpan<char> words)
    {
        float needed = canvas.Fonts.Measure(words, look.SmallNumber);
        if (words.Length > 0 && x + needed <= middleLeft.X + width)
        {
            canvas.CenteredText(words, new Point(x, middleLeft.Y), look.SmallNumber, look.Theme.Muted, TextAlign.Left);
            x += needed + look.Px(12);
        }
    }
}
