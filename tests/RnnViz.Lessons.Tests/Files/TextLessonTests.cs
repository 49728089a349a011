using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Tasks;
using RnnViz.Lessons.Tests.BuiltIn;

namespace RnnViz.Lessons.Tests.Files;

public sealed class TextLessonTests
{
    [Theory]
    [InlineData("aba")]
    [InlineData("hello")]
    [InlineData("to be or not to be")]
    [InlineData("Ein Männlein steht im Walde ganz still und stumm")]
    public void A_short_text_is_learnt_within_six_hundred_iterations_but_not_within_ten(string text)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            double tenth = 0;
            using TrainingSession session = TrainedLesson.Train(
                TextLesson.OfTyped(text), seed, 600, step => tenth = step.Iteration == 10 ? step.LossPerOutput : tenth);
            Assert.True(tenth > 0.15, $"{text}, seed {seed}: {tenth} after 10");
            Assert.True(session.History.Loss.Latest < 0.1, $"{text}, seed {seed}: {session.History.Loss.Latest} after 600");
        }
    }

    [Theory]
    [InlineData(3, 2, 1)]
    [InlineData(26, 25, 1)]
    [InlineData(27, 13, 2)]
    [InlineData(60, 19, 3)]
    [InlineData(400, 24, 16)]
    public void Sequences_of_one_batch_have_nearly_all_of_a_short_text(int characters, int timesteps, int batch)
    {
        Lesson lesson = TextLesson.OfTyped(string.Concat(Enumerable.Range(0, characters).Select(i => "abcdefg"[i * i % 7])));
        var task = (TextTaskSettings)lesson.Task;
        Assert.Equal((timesteps, batch), (task.SequenceLength, task.BatchSize));
        Assert.InRange(characters - 1 - timesteps * batch, 0, batch - 1);
    }

    [Theory]
    [InlineData("", "the text has 0 characters")]
    [InlineData("a", "the text has 1 character")]
    [InlineData("ab", "the text has 2 characters")]
    [InlineData("zzzz", "the text has one character only, 4 times: there is nothing to learn")]
    public void Too_short_a_text_is_refused_with_what_it_takes(string text, string finding)
    {
        LessonError error = Assert.Single(Assert.Throws<LessonException>(() => TextLesson.OfTyped(text)).Errors);
        Assert.Equal(finding, error.Finding);
        Assert.NotNull(error.Allowed);
    }

    [Fact]
    public void The_catalog_takes_a_typed_text_after_a_prefix_and_a_long_one_has_a_short_title()
    {
        Lesson lesson = LessonCatalog.Load("text:" + string.Concat(Enumerable.Repeat("all work and no play ", 10)));
        Assert.Equal("“all work and no play all work an…”", lesson.Title);
        Assert.Equal("text", lesson.Name);
    }
}
