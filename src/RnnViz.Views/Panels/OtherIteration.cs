using RnnViz.Engine.Text;

namespace RnnViz.Views.Panels;

/// <summary>Numbers that are of another iteration than the one shown: when they are dimmed, and how it is said.</summary>
internal static class OtherIteration
{
    /// <summary>Iterations up to which numbers pass for those of now while training runs.</summary>
    public const int Recent = 10;

    /// <summary>Whether numbers of one iteration are too old for another.</summary>
    /// <param name="of">Whose numbers they are; −1 where there are none.</param>
    /// <param name="shown">The iteration shown.</param>
    public static bool IsOld(int of, int shown) => of >= 0 && Math.Abs((long)shown - of) > Recent;

    /// <summary>Appends whose numbers they are: it. 100, or of iteration 100 where they are old.</summary>
    /// <param name="line">Where to.</param>
    /// <param name="of">Whose numbers they are.</param>
    /// <param name="shown">The iteration shown.</param>
    /// <param name="isBrief">Whether the word is cut short in any case.</param>
    /// <param name="called">The number by which that iteration is called; null for the iteration itself.</param>
    public static void Add(ref TextLine line, int of, int shown, bool isBrief = false, int? called = null)
    {
        line.Add(!IsOld(of, shown) ? "it. " : isBrief ? "of it. " : "of iteration ");
        line.Add(called ?? of);
    }
}
