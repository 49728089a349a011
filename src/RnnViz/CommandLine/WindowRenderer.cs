using RnnViz.Engine.Text;
using RnnViz.Rendering;
using RnnViz.Rendering.Card;
using RnnViz.Rendering.Processor;

namespace RnnViz.CommandLine;

/// <summary>Who draws in the open window.</summary>
internal static class WindowRenderer
{
    /// <summary>The one that is asked for, else the graphics card where there is one; the processor where the card cannot.</summary>
    /// <param name="asked">The renderer's name; null for the better one.</param>
    /// <param name="fonts">The typefaces.</param>
    /// <param name="problem">Why the card does not draw although it should; else null.</param>
    public static IRenderer Of(string? asked, FontBook fonts, out string? problem)
    {
        problem = null;
        if (asked is null ? GraphicsCard.IsThere : asked == CommonOptions.Card)
        {
            try
            {
                return new CardRenderer(fonts, ProgramFiles.Shaders);
            }
            catch (Exception e) when (e is InvalidOperationException or IOException or UnauthorizedAccessException)
            {
                problem = $"{e.Message} The processor draws instead.";
            }
        }

        return new ProcessorRenderer(fonts);
    }
}
