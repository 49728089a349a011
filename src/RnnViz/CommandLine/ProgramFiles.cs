using RnnViz.Engine.Text;

namespace RnnViz.CommandLine;

/// <summary>The folders that travel with the program; found from any working directory.</summary>
internal static class ProgramFiles
{
    /// <summary>Typefaces and their licences.</summary>
    public static string Fonts { get; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>Shaders.</summary>
    public static string Shaders { get; } = Path.Combine(AppContext.BaseDirectory, "shaders");

    /// <summary>Wordings that replace the program's own: one file a language.</summary>
    public static string Labels { get; } = Path.Combine(AppContext.BaseDirectory, "labels");

    /// <summary>Reads the typefaces.</summary>
    /// <param name="labels">Wordings that replace the program's own; null for none.</param>
    public static FontBook LoadFonts(Labels? labels = null) => new(Fonts) { Labels = labels };
}
