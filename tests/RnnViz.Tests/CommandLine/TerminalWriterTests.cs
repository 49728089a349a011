using System.Text;
using RnnViz.CommandLine;
using RnnViz.Output;
using RnnViz.Tests.Output;

namespace RnnViz.Tests.CommandLine;

/// <summary>What is said in a terminal, whatever is in it and wherever it goes.</summary>
public sealed class TerminalWriterTests
{
    [Fact]
    public void Everything_is_UTF_8_without_a_mark()
    {
        using var stream = new MemoryStream();
        using var writer = new TerminalWriter(stream, isError: false);
        writer.WriteLine("‖∂L/∂h‖ und Größe");
        writer.Write("😀");
        Assert.Equal(Encoding.UTF8.GetBytes("‖∂L/∂h‖ und Größe" + Environment.NewLine + "😀"), stream.ToArray());
    }

    [Fact]
    public void A_character_that_comes_in_two_halves_is_one()
    {
        using var stream = new MemoryStream();
        using var writer = new TerminalWriter(stream, isError: false);
        writer.Write("😀"[0]);
        writer.Write("😀"[1]);
        Assert.Equal("😀", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("a\u001b[2Jb", "a\ufffd[2Jb")]
    [InlineData("a\rb", "a\ufffdb")]
    [InlineData("a\r\nb\tc\n", "a\r\nb\tc\n")]
    [InlineData("\u0007\u0000\u009b31m", "\ufffd\ufffd\ufffd31m")]
    [InlineData("a\u202egpj.txt \u2066b\u2069 \u200fc", "a\ufffdgpj.txt \ufffdb\ufffd \ufffdc")]
    public void A_lesson_s_text_cannot_move_the_cursor_colour_the_terminal_or_turn_what_is_read(string text, string shown)
    {
        using var stream = new MemoryStream();
        using var writer = new TerminalWriter(stream, isError: true);
        writer.Write(text);
        Assert.Equal(shown, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Half_a_pair_of_surrogates_is_a_stand_in()
    {
        using var stream = new MemoryStream();
        using var writer = new TerminalWriter(stream, isError: false);
        writer.Write(new string(['a', '\ud800', 'b', '\udc00', 'c']));
        Assert.Equal("a\ufffdb\ufffdc", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_full_standard_output_is_one_sentence()
    {
        using var writer = new TerminalWriter(new FailingStream(4), isError: false);
        OutputException error = Assert.Throws<OutputException>(() => writer.WriteLine("sentence"));
        Assert.Equal("What is to be printed cannot be written, as the disk is full; make room and try again.", error.Message);
    }

    [Fact]
    public void A_closed_standard_output_is_one_sentence()
    {
        using var writer = new TerminalWriter(null, isError: false);
        OutputException error = Assert.Throws<OutputException>(() => writer.WriteLine("sentence"));
        Assert.Equal("What is to be printed cannot be written, as the standard output is closed.", error.Message);
    }

    [Fact]
    public void Where_the_error_stream_is_full_or_closed_nothing_happens()
    {
        using var full = new TerminalWriter(new FailingStream(4), isError: true);
        using var closed = new TerminalWriter(null, isError: true);
        full.WriteLine("sentence");
        closed.WriteLine("sentence");
    }
}
