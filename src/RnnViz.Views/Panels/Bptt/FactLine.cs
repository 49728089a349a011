using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Engine.Text;
using RnnViz.Views.Screen;
using RnnViz.Views.Themes;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>Draws a line of facts: symbols as mathematics, numbers in the face of numbers, words between them.</summary>
internal sealed class FactLine(IAppearance appearance)
{
    private Theme Theme => appearance.Look.Theme;

    /// <summary>Draws facts from the left; <see cref="Fitting"/> says how many have room.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="facts">The line.</param>
    /// <param name="at">Where its baseline begins.</param>
    /// <param name="size">Pixels per em of the symbols; words and numbers are a little smaller.</param>
    /// <param name="strong">The colour of what the line is about.</param>
    public void Draw(ICanvas canvas, ReadOnlySpan<PageFact> facts, Point at, float size, Rgba strong)
    {
        float x = at.X, gap = size * 0.34f;
        TextStyle words = new(FontRole.Interface, size * 0.8f), numbers = new(FontRole.Number, size * 0.8f);
        Span<char> buffer = stackalloc char[32];
        foreach (PageFact fact in facts)
        {
            FormulaLayout? symbol = fact.Notation is null ? null : appearance.Formulas.Of(canvas.Fonts, fact.Notation, size, fact.Timestep);
            var number = new TextLine(buffer);
            Write(ref number, fact);
            float wordWidth = fact.Word is null ? 0 : canvas.Fonts.Measure(fact.Word, words);
            float name = symbol?.Width ?? wordWidth, value = number.Span.Length == 0 ? 0 : canvas.Fonts.Measure(number.Span, numbers);
            float between = name > 0 && value > 0 ? gap : 0;
            Rgba color = fact.IsStrong ? strong : Theme.Text;
            symbol?.Draw(canvas, new Point(x, at.Y), fact.IsStrong ? strong : Theme.Muted);
            if (fact.Word is not null)
            {
                canvas.Text(fact.Word, new Point(x, at.Y), words, fact.IsStrong && value == 0 ? strong : Theme.Muted);
            }

            if (value > 0)
            {
                canvas.Text(number.Span, new Point(x + name + between, at.Y), numbers, color);
            }

            x += name + between + value + gap * 1.7f;
        }
    }

    /// <summary>How many facts fit in a line; a word that leads on to what does not, as an arrow, is left out with it.</summary>
    public int Fitting(FontBook fonts, ReadOnlySpan<PageFact> facts, float room, float size)
    {
        float x = 0, gap = size * 0.34f;
        TextStyle words = new(FontRole.Interface, size * 0.8f), numbers = new(FontRole.Number, size * 0.8f);
        Span<char> buffer = stackalloc char[32];
        for (int i = 0; i < facts.Length; i++)
        {
            PageFact fact = facts[i];
            var number = new TextLine(buffer);
            Write(ref number, fact);
            float name = fact.Notation is not null ? appearance.Formulas.Of(fonts, fact.Notation, size, fact.Timestep).Width
                : fact.Word is null ? 0 : fonts.Measure(fact.Word, words);
            float value = number.Span.Length == 0 ? 0 : fonts.Measure(number.Span, numbers), between = name > 0 && value > 0 ? gap : 0;
            if (x + name + between + value > room)
            {
                while (i > 0 && facts[i - 1].Form == NumberForm.None)
                {
                    i--;
                }

                return i;
            }

            x += name + between + value + gap * 1.7f;
        }

        return facts.Length;
    }

    private static void Write(ref TextLine line, in PageFact fact)
    {
        switch (fact.Form)
        {
            case NumberForm.Significant: line.Add3(fact.Number); break;
            case NumberForm.Whole: line.Add((long)fact.Number); break;
            case NumberForm.Factor:
                line.Add("×");
                if (double.IsFinite(fact.Number) && fact.Number is >= 0.0995 and < 9.995)
                {
                    line.AddFixed(fact.Number, 2);
                }
                else
                {
                    line.Add3(fact.Number);
                }

                break;
            case NumberForm.Percent:
                line.AddFixed(100 * fact.Number, 0);
                line.Add(" %");
                break;
            case NumberForm.Degrees:
                line.AddFixed(fact.Number * 180 / Math.PI, 1);
                line.Add("°");
                break;
        }
    }
}
