using System.Text;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tasks;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Texts as students send them: any ends of lines, any encoding, any size. Each trains, or a sentence says why not.</summary>
public sealed class HostileTextTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Ends() => ["\r\n", "\n", "\r", "\f", "\u0085", "\u2028", "\u2029"];

    [Theory]
    [MemberData(nameof(Ends))]
    public void Short_texts_of_every_length_train_whatever_ends_their_lines(string end)
    {
        for (int lines = 1; lines <= 20; lines++)
        {
            Lesson lesson = Open(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, lines).Select(i => $"{"abc"[i % 3]}x{end}"))));
            using var session = new TrainingSession(lesson);
            session.Prepare();
            session.Apply();
            TextTokens tokens = ((TextTask)session.Task).Text.Tokens;
            Assert.Equal(3 * lines, tokens.Length);
            Assert.Equal("↵", session.Task.InputSymbols![tokens[2]]);
        }
    }

    [Fact]
    public void A_text_that_is_nothing_but_ends_of_lines_is_refused()
    {
        Assert.Contains("one character only, 4 times", Refusal("\r\n\r\n\r\n\r\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("the text has 1 character", Refusal("\r\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("the text has 0 characters", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("the text has 0 characters", Refusal([0xEF, 0xBB, 0xBF]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", true, "is UTF-16, not UTF-8")]
    [InlineData("utf-16", false, "is UTF-16, not UTF-8")]
    [InlineData("utf-16BE", false, "is UTF-16, not UTF-8")]
    [InlineData("utf-32", true, "is UTF-32, not UTF-8")]
    [InlineData("utf-32", false, "is UTF-32, not UTF-8")]
    [InlineData("latin1", false, "is not UTF-8: line 2, byte 4 is 0xE9 (in Latin-1 it is \"é\")")]
    public void A_text_in_another_encoding_is_said_to_be_so(string name, bool hasMark, string sentence)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] text = encoding.GetBytes("to be or not to be\ncafé\n");
        byte[] whole = hasMark ? [.. encoding.Preamble, .. text] : text;
        Assert.Contains(sentence, Refusal(whole), StringComparison.Ordinal);
        File.WriteAllBytes(At("own.txt"), whole);
        Assert.Contains(sentence, Assert.Throws<LessonException>(() => Naming("own.txt", "characters")).Message, StringComparison.Ordinal);
        Naming("own.txt", "bytes");
    }

    [Fact]
    public void The_mark_of_UTF_8_is_no_character()
    {
        using var session = new TrainingSession(Open([.. Encoding.UTF8.Preamble, .. "abcabcabc"u8]));
        Assert.Equal(["a", "b", "c"], session.Task.InputSymbols);
    }

    [Fact]
    public void Zeros_and_other_signs_that_do_not_print_are_characters_with_a_dot_for_a_label()
    {
        using var session = new TrainingSession(Open(Encoding.UTF8.GetBytes("a text with a zero\0 and a bell\a in it")));
        Assert.Equal(2, session.Task.InputSymbols!.Count(symbol => symbol == "·"));
    }

    [Fact]
    public void Bytes_of_no_text_are_refused()
    {
        var random = new Random(3);
        var noise = new byte[10_000];
        random.NextBytes(noise);
        Assert.Contains("not UTF-8", Refusal(noise), StringComparison.Ordinal);
        Assert.Contains("has many bytes of value 0: it is no text", Refusal(new byte[10_000]), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_missing_files_and_files_beyond_the_bound_are_refused_in_a_sentence()
    {
        Directory.CreateDirectory(At("folder.txt"));
        Assert.Contains("there is no file", Assert.Throws<LessonException>(() => LessonCatalog.Load(At("folder.txt"))).Message,
            StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<LessonException>(() => Naming("folder.txt", "characters")).Message,
            StringComparison.Ordinal);
        Assert.Contains("does not exist", Assert.Throws<LessonException>(() => Naming("none.txt", "characters")).Message,
            StringComparison.Ordinal);
        foreach (string name in (string[])["large.txt", "large.csv", "large.json"])
        {
            using (FileStream sparse = File.Create(At(name)))
            {
                sparse.SetLength(2L << 30);
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Contains("large." + name[6..] + " has 2048 MB, too much for",
                Assert.Throws<LessonException>(() => LessonCatalog.Load(At(name))).Message, StringComparison.Ordinal);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
        }
    }

    [Fact]
    public void A_long_text_takes_little_more_memory_than_its_file()
    {
        const int Length = 20_000_000;
        byte[] text = [.. Enumerable.Range(0, Length).Select(i => (byte)("abcdefgh\n"[i % 9]))];
        File.WriteAllBytes(At("long.txt"), text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Lesson lesson = LessonCatalog.Load(At("long.txt"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Length, 2.5 * Length);
        Assert.Equal(Length, ((TextTask)lesson.Content!.Task).Text.Tokens.Length);
    }

    [Fact]
    public void Tens_of_thousands_of_different_characters_have_a_floor_without_a_table_of_all_pairs()
    {
        string signs = string.Concat(Enumerable.Range(0x3400, 20_000).Select(code => (char)code));
        File.WriteAllText(At("signs.txt"), signs + signs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using var session = new TrainingSession(Naming("signs.txt", "characters"));
        Assert.Equal(20_000, session.Task.InputSymbols!.Count);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 200 << 20);
        // every sign has one successor, but for the last, which has none after its second time
        Assert.InRange(session.Task.Baselines[1].Value, 0, 1e-12);
    }

    [Fact]
    public void More_different_characters_than_can_be_told_apart_are_refused()
    {
        var text = new StringBuilder();
        for (int code = 0x10000; code < 0x10000 + 70_000; code++)
        {
            text.Append(char.ConvertFromUtf32(code));
        }

        File.WriteAllText(At("all.txt"), text.ToString());
        Assert.Contains("70,000 different characters; allowed: at most 65,536, or \"vocabulary\": \"bytes\"",
            Assert.Throws<LessonException>(() => Naming("all.txt", "characters")).Message, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(folder, name);

    private Lesson Open(byte[] text)
    {
        File.WriteAllBytes(At("text.txt"), text);
        return LessonCatalog.Load(At("text.txt"));
    }

    private string Refusal(byte[] text) => Assert.Throws<LessonException>(() => Open(text)).Message;

    private Lesson Naming(string file, string vocabulary)
    {
        File.WriteAllText(At("lesson.json"), $$"""
            { "title": "t", "task": { "kind": "text", "file": "{{file}}", "vocabulary": "{{vocabulary}}", "sequenceLength": 3 },
              "model": { "hidden": 4 }, "training": { "optimizer": { "kind": "sgd", "learningRate": 0.1 } } }
            """);
        return LessonCatalog.Load(At("lesson.json"));
    }
}
