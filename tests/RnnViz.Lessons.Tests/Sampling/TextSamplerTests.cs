using RnnViz.Lessons.Files;
using RnnViz.Lessons.Sampling;
using RnnViz.Lessons.Session;

namespace RnnViz.Lessons.Tests.Sampling;

public sealed class TextSamplerTests
{
    [Fact]
    public void Each_iteration_shows_four_characters_more_and_a_sample_is_complete_when_the_next_begins()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        TextSampler sampler = session.Sampler!;
        Assert.Equal((20, 5), (sampler.Length, sampler.Period));
        string before = "";
        for (int i = 0; i < 400; i++)
        {
            session.Prepare();
            Assert.Equal(i / 5 * 5, sampler.InProgressIteration);
            Assert.Equal(1 + 4 * (i % 5), sampler.InProgress.Length);
            Assert.Equal(i < 5 ? -1 : i / 5 * 5 - 5, sampler.SampleIteration);
            Assert.Equal(i < 5 ? 0 : 20, sampler.Text.Length);
            if (i % 5 == 0)
            {
                Assert.StartsWith(before, sampler.Text.ToString(), StringComparison.Ordinal);
            }

            before = sampler.InProgress.ToString();
            session.Apply();
        }

        session.Prepare();
        Assert.StartsWith("hello", sampler.Text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_of_an_iteration_depends_on_the_iteration_and_the_temperature_alone()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        TextSampler sampler = session.Sampler!;
        List<(string, string)> cool = Texts(session, 60);
        sampler.Temperature = 1.9;
        List<(string, string)> hot = [];
        for (int i = 60; i >= 0; i--)
        {
            session.GoTo(i);
            hot.Insert(0, (sampler.Text.ToString(), sampler.InProgress.ToString()));
        }

        Assert.NotEqual(cool, hot);
        var fresh = new TrainingSession(LessonCatalog.Load("hello"));
        fresh.Sampler!.Temperature = 1.9;
        Assert.Equal(Texts(fresh, 60), hot);
        sampler.Temperature = 0.8;
        foreach (int i in new[] { 3, 59, 17, 4, 5, 60, 0, 33 })
        {
            session.GoTo(i);
            Assert.Equal(cool[i], (sampler.Text.ToString(), sampler.InProgress.ToString()));
        }
    }

    [Fact]
    public void A_sample_written_at_once_is_that_of_the_weights_of_now_also_after_going_back()
    {
        var session = new TrainingSession(LessonCatalog.Load("hello"));
        TextSampler sampler = session.Sampler!;
        Assert.Equal((-1, 0), (sampler.StillIteration, sampler.Still.Length));
        foreach (int i in Enumerable.Range(0, 41))
        {
            session.GoTo(i);
        }

        // at a multiple of the period it is the sample that is then written bit by bit
        session.GoTo(30);
        session.WriteSample();
        string still = sampler.Still.ToString();
        Assert.Equal((30, 20), (sampler.StillIteration, still.Length));
        session.GoTo(35);
        Assert.Equal((30, still), (sampler.SampleIteration, sampler.Text.ToString()));
        session.WriteSample();
        Assert.Equal(35, sampler.StillIteration);
        session.GoTo(30);
        session.LearningRate = 0.01;
        session.GoTo(31);
        Assert.Equal(-1, sampler.StillIteration);
    }

    [Fact]
    public void A_temperature_out_of_range_is_refused()
    {
        TextSampler sampler = new TrainingSession(LessonCatalog.Load("hello")).Sampler!;
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Temperature = 0.19);
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Temperature = double.NaN);
        Assert.Equal(0.8, sampler.Temperature);
    }

    private static List<(string Text, string InProgress)> Texts(TrainingSession session, int last)
    {
        var texts = new List<(string, string)>();
        for (int i = 0; i <= last; i++)
        {
            session.GoTo(i);
            texts.Add((session.Sampler!.Text.ToString(), session.Sampler.InProgress.ToString()));
        }

        return texts;
    }
}
