using System.Text;
using Spectre.Console;

namespace RnnViz.CommandLine;

/// <summary>The error stream as a place for progress bars: one that has room for them, whatever the terminal says of itself.</summary>
internal sealed class ProgressOutput : IAnsiConsoleOutput
{
    private const int LeastWidth = 40, UsualWidth = 80, UsualHeight = 25;

    /// <inheritdoc/>
    public TextWriter Writer => Terminal.Raw;

    /// <inheritdoc/>
    public bool IsTerminal { get; } = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    /// <inheritdoc/>
    public int Width => Math.Max(LeastWidth, Size(() => Console.WindowWidth, UsualWidth));

    /// <inheritdoc/>
    public int Height => Math.Max(2, Size(() => Console.WindowHeight, UsualHeight));

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding)
    {
        // always UTF-8
    }

    private int Size(Func<int> ask, int otherwise)
    {
        try
        {
            return IsTerminal && ask() is > 0 and int size ? size : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }
}
