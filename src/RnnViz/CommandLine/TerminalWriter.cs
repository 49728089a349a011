using System.ComponentModel;
using System.Text;
using RnnViz.Output;
using RnnViz.State;

namespace RnnViz.CommandLine;

/// <summary>
/// Writes to a terminal, a pipe or wherever the output goes, at once and in UTF-8. Texts of lessons may have anything in them: what would
/// move the cursor, colour the terminal or turn the direction of what is read becomes a visible stand-in.
/// </summary>
/// <param name="stream">Where to; null where that is closed.</param>
/// <param name="isError">Whether nothing is to be done where it cannot be written: nobody could be told.</param>
/// <param name="isRaw">Whether signs that move the cursor are meant.</param>
internal sealed class TerminalWriter(Stream? stream, bool isError, bool isRaw = false) : TextWriter
{
    private readonly Encoder encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write($"{value}{NewLine}");

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        Span<char> shown = new char[buffer.Length];
        for (int i = 0; i < buffer.Length; i++)
        {
            bool isLineEnd = buffer[i] == '\n' || buffer[i] == '\r' && i + 1 < buffer.Length && buffer[i + 1] == '\n';
            shown[i] = isRaw || isLineEnd || buffer[i] == '\t' || !Unprinted.Is(buffer[i]) ? buffer[i] : Unprinted.StandIn;
        }

        var bytes = new byte[encoder.GetByteCount(shown, flush: false)];
        encoder.GetBytes(shown, bytes, flush: false);
        Pass(bytes);
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (stream is not null)
            {
                stream.Write(bytes);
            }
            else if (!isError && bytes.Length > 0)
            {
                throw new OutputException("What is to be printed cannot be written, as the standard output is closed.");
            }
        }
        catch (Win32Exception)
        {
            // .NET starts a thread before it writes to a terminal, and none may be started
            new DescriptorStream(isError ? 2 : 1).Write(bytes);
        }
        catch (Exception e) when (OutputPaths.IsRefusal(e))
        {
            if (!isError)
            {
                throw OutputPaths.Refusal("What is to be printed", e);
            }
        }
    }
}
