using System.Text;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Text;
using RnnViz.Lessons.Sampling;

namespace RnnViz.Views.Panels.Tasks;

/// <summary>
/// Where each character of a passage stands: cells of one size, in lines that end where the text's own lines do, else behind a
/// space. Hebrew and Arabic are read from right to left here, too, each letter by itself. The type is as large as leaves room for
/// enough of the passage, and never smaller than the smallest type of the screen.
/// </summary>
internal sealed class PassageLines
{
    /// <summary>Of type, in design units; the last is the smallest that there is.</summary>
    private static readonly float[] Sizes = [96, 80, 64, 52, 44, 38, 32, 28, 24, 20, 18, 16, 15, 14, 13, 12];

    /// <summary>The place of the largest type where other panels stand beside.</summary>
    private const int LargestOfMany = 7;

    /// <summary>So many characters are shown rather than larger type.</summary>
    private const int Enough = 420;

    private const float WidestSymbol = 1.25f, PitchOfType = 1.62f, HeightOfType = 1.42f;

    private readonly TextPassage passage;
    private readonly FontBook fonts;
    private readonly int[] starts;
    private readonly float widest;
    private readonly bool isRightToLeft;
    private Box room;
    private float unit;
    private bool wasLarge;

    /// <summary>Nothing stands anywhere before <see cref="Arrange"/>.</summary>
    public PassageLines(TextPassage passage, FontBook fonts)
    {
        (this.passage, this.fonts) = (passage, fonts);
        starts = new int[passage.Length + 1];
        var one = new TextStyle(FontRole.Number, 100);
        widest = fonts.Advance(new Rune('0'), one);
        for (int i = 0; i < passage.Length; i++)
        {
            float width = fonts.Measure(passage.SymbolAt(i), one.AsVerbatim());
            // signs of white space are drawn to fit, and what is wider still has no room
            widest = width <= 100 * WidestSymbol && !passage.IsSpace(i) ? MathF.Max(widest, width) : widest;
        }

        widest /= 100;
        isRightToLeft = IsReadFromRight(passage);
    }

    /// <summary>How characters are written.</summary>
    public TextStyle Style { get; private set; } = new(FontRole.Number, 12);

    /// <summary>A cell's width and height in pixels; from line to line it is a little more than the height.</summary>
    public Extent Cell { get; private set; }

    /// <summary>How many lines there are room for.</summary>
    public int Count { get; private set; }

    /// <summary>How many characters stand in them, from the passage's first on.</summary>
    public int Shown => starts[Count];

    /// <summary>The first character of a line; of <see cref="Count"/>, the first that is not shown.</summary>
    public int First(int line) => starts[line];

    /// <summary>Finds the places; does nothing where they are found already.</summary>
    /// <param name="area">The room, in pixels.</param>
    /// <param name="pixels">Pixels per design unit.</param>
    /// <param name="isLarge">Whether type may be as large as there is; else it stays near that of other panels.</param>
    public void Arrange(Box area, float pixels, bool isLarge)
    {
        if ((room, unit, wasLarge) == (area, pixels, isLarge))
        {
            return;
        }

        (room, unit, wasLarge) = (area, pixels, isLarge);
        // lines of the text are broken only where they must be
        int smallest = Break(Sizes[^1], int.MaxValue), longest = smallest == int.MaxValue ? 0 : smallest;
        for (int i = isLarge ? 0 : LargestOfMany; ; i++)
        {
            int width = Break(Sizes[i], (int)(room.Height / Pitch(Sizes[i])));
            bool isBroken = width == int.MaxValue && longest > 0;
            if (i == Sizes.Length - 1 || !isBroken && Shown >= Math.Min(Enough, passage.Length))
            {
                return;
            }
        }
    }

    /// <summary>The cell of a character that is shown.</summary>
    public Box CellOf(int character)
    {
        int line = 0;
        while (line + 1 < Count && starts[line + 1] <= character)
        {
            line++;
        }

        return CellAt(line, character - starts[line]);
    }

    /// <summary>The cell in a line and a column, from 0.</summary>
    public Box CellAt(int line, int column) =>
        new(isRightToLeft ? End - (column + 1) * Cell.Width : room.X + column * Cell.Width,
            MathF.Round(room.Y + line * Pitch(Style.Size / unit)), Cell.Width, Cell.Height);

    /// <summary>The character at a point, or −1.</summary>
    public int CharacterAt(Point point)
    {
        int line = (int)MathF.Floor((point.Y - room.Y) / Pitch(Style.Size / unit));
        int column = (int)MathF.Floor((isRightToLeft ? End - point.X : point.X - room.X) / Cell.Width);
        return line >= 0 && line < Count && column >= 0 && starts[line] + column < starts[line + 1] ? starts[line] + column : -1;
    }

    /// <summary>Where lines begin that are read from right to left.</summary>
    private float End => MathF.Floor(room.Right);

    private static bool IsReadFromRight(TextPassage passage)
    {
        for (int i = 0; i < passage.Length; i++)
        {
            if (TextDirection.IsRightToLeft(passage.SymbolAt(i)))
            {
                return true;
            }

            // the first letter decides
            if (char.IsLetter(passage.SymbolAt(i), 0))
            {
                return false;
            }
        }

        return false;
    }

    private float Pitch(float size) => MathF.Round(size * PitchOfType * unit);

    /// <summary>Breaks into so many lines; answers the longest, or int.MaxValue where one had to be broken.</summary>
    private int Break(float size, int most)
    {
        Style = new TextStyle(FontRole.Number, size * unit);
        Cell = new Extent(MathF.Ceiling(widest * 1.04f * size * unit), MathF.Round(size * HeightOfType * unit));
        int columns = Math.Max(1, (int)(room.Width / Cell.Width)), longest = 0, from = 0;
        for (Count = 0; Count < most && from < passage.Length; Count++)
        {
            int end = EndOfLine(from, columns, out bool isBroken);
            longest = isBroken ? int.MaxValue : Math.Max(longest, end - from);
            (starts[Count], starts[Count + 1], from) = (from, end, end);
        }

        return longest;
    }

    private int EndOfLine(int from, int columns, out bool isBroken)
    {
        int space = -1, i = from;
        isBroken = false;
        for (; i < passage.Length; i++)
        {
            if (i - from == columns)
            {
                isBroken = true;
                return space > from + columns / 2 ? space : i;
            }

            // several line feeds stand together: an empty line says nothing
            if (passage.EndsLine(i) && (i + 1 == passage.Length || !passage.EndsLine(i + 1)))
            {
                return i + 1;
            }

            space = passage.IsSpace(i) ? i + 1 : space;
        }

        return i;
    }
}
