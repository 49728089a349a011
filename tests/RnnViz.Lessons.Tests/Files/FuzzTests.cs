using System.Text.Json.Nodes;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Randomness;

namespace RnnViz.Lessons.Tests.Files;

/// <summary>Ten thousand random lesson files, half of them broken.</summary>
public sealed class FuzzTests
{
    private const int Files = 10_000;

    [Fact]
    public void Random_lesson_files_end_in_a_run_or_in_errors_with_paths_and_never_in_anything_else()
    {
        int ran = 0, refused = 0;
        for (int i = 0; i < Files; i++)
        {
            var random = new RandomSource(i, RandomStream.Batch);
            JsonObject lesson = RandomLesson.Good(random);
            string json = i % 2 == 0 ? lesson.ToJsonString() : RandomLesson.Break(lesson, random);
            try
            {
                Lesson read = LessonReader.Read(json, "random", Path.GetTempPath());
                Run(read, json);
                foreach (Lesson variant in read.VariantLessons)
                {
                    Run(variant, json);
                }

                ran++;
            }
            catch (LessonException e)
            {
                Assert.True(i % 2 == 1, $"file {i} should be good: {e.Message}\n{json}");
                Assert.NotEmpty(e.Errors);
                Assert.All(e.Errors, error => Assert.True(
                    error.Path.Length > 0 || error.Finding.StartsWith("not JSON", StringComparison.Ordinal)
                        || error.Finding.EndsWith("is not an object", StringComparison.Ordinal),
                    e.Message));
                refused++;
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"file {i}: {e}\n{json}");
            }
        }

        Assert.True(ran >= Files / 2, $"{ran} ran, {refused} were refused");
        Assert.True(refused > Files / 3, $"{ran} ran, {refused} were refused");
    }

    private static void Run(Lesson lesson, string json)
    {
        var session = new TrainingSession(lesson);
        for (int i = 0; i < 3; i++)
        {
            session.Prepare();
            PreparedStep step = session.Step;
            bool finite = double.IsFinite(step.LossPerOutput);
            session.Apply();
            Assert.True(finite || session.History.Loss.FirstNonFiniteIteration <= i, $"NaN is not reported\n{json}");
        }
    }
}
