using System.Globalization;
using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Mathematics;

/// <summary>
/// Keeps the layouts of formulas, so that each is read and measured once and a frame that shows them again allocates nothing.
/// A notation may speak of a timestep: <c>@</c> is t, <c>@+</c> is t + 1, <c>@-</c> is t − 1.
/// </summary>
public sealed class FormulaBook
{
    private const int Most = 2000;

    private readonly Dictionary<(string Notation, int Timestep, float Size), FormulaLayout> layouts = [];

    /// <summary>The layout of a formula.</summary>
    /// <param name="fonts">The typefaces; always the same book.</param>
    /// <param name="notation">As in <see cref="FormulaReader"/>, and with <c>@</c> for the timestep.</param>
    /// <param name="size">Pixels per em.</param>
    /// <param name="timestep">The number that stands for t; 0 leaves the letter t.</param>
    public FormulaLayout Of(FontBook fonts, string notation, float size, int timestep = 0)
    {
        if (layouts.TryGetValue((notation, timestep, size), out FormulaLayout? layout))
        {
            return layout;
        }

        if (layouts.Count >= Most)
        {
            layouts.Clear();
        }

        layout = FormulaLayout.Of(Formula.Read(notation.Contains('@') ? At(notation, timestep) : notation), fonts, size, notation);
        layouts.Add((notation, timestep, size), layout);
        return layout;
    }

    /// <summary>The notation with a timestep's numbers in it.</summary>
    public static string At(string notation, int timestep)
    {
        var text = new StringBuilder();
        for (int i = 0; i < notation.Length; i++)
        {
            if (notation[i] != '@')
            {
                text.Append(notation[i]);
                continue;
            }

            char next = i + 1 < notation.Length ? notation[i + 1] : ' ';
            int shift = next == '+' ? 1 : next == '-' ? -1 : 0;
            if (shift != 0)
            {
                i++;
            }

            if (timestep > 0)
            {
                text.Append((timestep + shift).ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(shift == 0 ? "t" : shift > 0 ? "t+1" : "t−1");
            }
        }

        return text.ToString();
    }
}
