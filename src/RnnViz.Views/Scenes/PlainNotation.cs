using System.Text;
using RnnViz.Engine.Text;
using RnnViz.Views.Hover;

namespace RnnViz.Views.Scenes;

/// <summary>Symbols of the equations in plain text: W_{hh}ᵀ δ_{@} at t = 3 is Whhᵀ δ₃.</summary>
internal static class PlainNotation
{
    /// <summary>The plain text of a symbol in the notation of the typesetter.</summary>
    /// <param name="notation">It.</param>
    /// <param name="t">The timestep that stands for @.</param>
    public static string Of(string notation, int t)
    {
        var plain = new StringBuilder();
        for (int i = 0; i < notation.Length; i++)
        {
            switch (notation[i])
            {
                case '"' or '}' or '\\':
                    break;
                case '_' when i + 1 < notation.Length:
                    int end = notation[i + 1] == '{' ? notation.IndexOf('}', i) : i + 2;
                    AddScript(plain, notation[(i + 1)..end].TrimStart('{'), t);
                    i = notation[i + 1] == '{' ? end : end - 1;
                    break;
                case '{':
                    break;
                case '@':
                    plain.Append(t);
                    break;
                default:
                    plain.Append(notation[i]);
                    break;
            }
        }

        return plain.ToString();
    }

    private static void AddScript(StringBuilder plain, string script, int t)
    {
        int? number = script switch
        {
            "@" => t,
            "@+" => t + 1,
            "@-" => t - 1,
            _ => int.TryParse(script, out int whole) ? whole : null,
        };
        if (number is not int index)
        {
            plain.Append(script);
            return;
        }

        var line = new TextLine(stackalloc char[12]);
        line.AddIndex(index);
        plain.Append(line.Span);
    }
}
