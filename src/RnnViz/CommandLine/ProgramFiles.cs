using RnnViz.Engine.Text;

namespace RnnViz.CommandLine;

/// <summary>The folders that travel with the program; found from any working directory.</summary>
internal static class ProgramFiles
{
    /// <summary>Typefaces and their licences.</summary>
    public static string Fonts { get; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    /// <summary>Shaders.</summary>
    public static string Shaders { get; } = Path.Combine(AppContext.BaseDirectory, "shaders");

    /// <summary>Reads the typefaces.</summary>
    public static FontBook LoadFonts() => new(Fonts);
}
