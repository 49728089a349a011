using RnnViz.State;

namespace RnnViz.Tests.State;

[Collection(StateCollection.Name)]
public sealed class LastHandlerTests
{
    [Fact]
    public void A_mistake_that_nobody_expected_saves_the_session_is_one_sentence_and_a_log_and_ends_with_70()
    {
        using var state = new StateFolder();
        using var errors = new StringWriter();
        TextWriter before = Console.Error;
        int saved = 0;
        try
        {
            Console.SetError(errors);
            LastHandler.Describe = () => new CrashContext { Doing = "a test", Lesson = "hello" };
            LastHandler.Save = () => saved++;
            Assert.Equal(3, LastHandler.Run(() => 3));
            Assert.Equal(CrashLog.Status, LastHandler.Run(() => throw new InvalidCastException("a test's mistake")));
            LastHandler.Meet(new InvalidOperationException("and another one, because of the first"));
        }
        finally
        {
            Console.SetError(before);
            (LastHandler.Describe, LastHandler.Save) = (() => new CrashContext(), null);
        }

        string log = Assert.Single(Directory.GetFiles(Path.Combine(state.Path, "logs")));
        Assert.Equal(
            $"RnnViz met a mistake of its own (InvalidCastException: a test's mistake); what is needed to find it is in {log}\n",
            errors.ToString().ReplaceLineEndings("\n"));
        Assert.Equal(1, saved);
        Assert.Contains("lesson: hello", File.ReadAllText(log), StringComparison.Ordinal);
    }
}
