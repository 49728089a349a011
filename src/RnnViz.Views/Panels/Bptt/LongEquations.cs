using RnnViz.Engine.Text;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Panels.Bptt;

/// <summary>
/// Breaks equations that are far too wide for the panel in two, so that they need not be set in small type; those of gated cells
/// are. Filled anew without allocation: each equation is broken once, and then known.
/// </summary>
/// <param name="appearance">Type sizes, and formulas.</param>
internal sealed class LongEquations(IAppearance appearance)
{
    /// <summary>Down to this share of its size an equation is set smaller rather than broken.</summary>
    private const float LeastShare = 0.85f;

    private readonly PageEquation[] lines = new PageEquation[64];
    private readonly Dictionary<string, (string First, string? Second)> known = [];

    /// <summary>The equations line by line.</summary>
    /// <param name="fonts">What they are measured by.</param>
    /// <param name="equations">The equations.</param>
    /// <param name="size">Pixels per em.</param>
    /// <param name="width">The room, in pixels.</param>
    public ReadOnlySpan<PageEquation> Broken(FontBook fonts, ReadOnlySpan<PageEquation> equations, float size, float width)
    {
        int count = 0;
        foreach (PageEquation equation in equations)
        {
            bool isLong = appearance.Formulas.Of(fonts, equation.Notation, size, equation.Timestep).Width * LeastShare > width;
            (string first, string? second) = isLong ? PartsOf(equation.Notation) : (equation.Notation, null);
            lines[count++] = equation with { Notation = first };
            if (second is not null)
            {
                lines[count++] = equation with { Notation = second };
            }
        }

        return lines.AsSpan(0, count);
    }

    private (string First, string? Second) PartsOf(string notation)
    {
        if (!known.TryGetValue(notation, out (string First, string? Second) parts))
        {
            int at = BreakOf(notation);
            parts = at < 0 ? (notation, null) : (notation[..at].TrimEnd(), notation[at..]);
            known[notation] = parts;
        }

        return parts;
    }

    /// <summary>The plus between two addends that is nearest to the middle; −1 where there is none.</summary>
    private static int BreakOf(string notation)
    {
        int depth = 0, best = -1;
        for (int i = 0; i < notation.Length - 1; i++)
        {
            depth += notation[i] is '(' or '{' ? 1 : notation[i] is ')' or '}' ? -1 : 0;
            bool isBetween = depth == 0 && notation[i] == '+' && notation[i + 1] == ' ' && notation[i - 1] == ' ';
            if (isBetween && Math.Abs(i - notation.Length / 2) < Math.Abs(best - notation.Length / 2))
            {
                best = i;
            }
        }

        return best;
    }
}
