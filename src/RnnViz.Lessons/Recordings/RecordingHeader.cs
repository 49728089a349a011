using System.Text.Json;
using RnnViz.Numerics.Activations;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Recordings;

/// <summary>What the first line of a recording says of the layer that was recorded.</summary>
/// <param name="Cell">What is repeated at every timestep.</param>
/// <param name="Activation">φ of a vanilla cell; tanh for the others.</param>
/// <param name="Inputs">D.</param>
/// <param name="Hidden">H.</param>
/// <param name="Bias">Whether it has biases.</param>
/// <param name="NumberType">What the layer computed in: float32, float64, float16 or bfloat16.</param>
/// <param name="Layer">What the layer is called in its model.</param>
/// <param name="Vocabulary">What the tokens are called that x_t stands for; empty where nobody said it.</param>
internal sealed record RecordingHeader(
    Cell Cell, Activation Activation, int Inputs, int Hidden, bool Bias, string NumberType, string Layer,
    IReadOnlyList<string> Vocabulary)
{
    private const int MostUnits = 4096, MostInputs = 1 << 20, MostTokens = 1 << 20, LongestToken = 100;
    private const string Format = "rnnviz-recording";

    /// <summary>Reads the line.</summary>
    /// <exception cref="RecordingException">It is no header of a recording.</exception>
    public static RecordingHeader Read(ReadOnlyMemory<byte> line)
    {
        using RecordedLine json = RecordedLine.Parse(line, 1);
        if (json.Text("format", null) != Format)
        {
            throw new RecordingException($"line 1 of {Recording.ListName} is no header", $"\"format\": \"{Format}\" in it");
        }

        if (json.Whole("version", 1, int.MaxValue) is var version and > 1)
        {
            throw new RecordingException($"it is of version {version} of the format, and this program reads version 1", "a newer RnnViz");
        }

        (Cell cell, Activation activation) = json.Text("cell", "rnn_tanh, rnn_relu, lstm or gru") switch
        {
            "lstm" => (Cell.Lstm, Activation.Tanh),
            "gru" => (Cell.Gru, Activation.Tanh),
            "rnn_tanh" => (Cell.Vanilla, Activation.Tanh),
            "rnn_relu" => (Cell.Vanilla, Activation.Relu),
            var other => throw new RecordingException(
                $"line 1 of {Recording.ListName}: the cell is {JsonSerializer.Serialize(other)}", "rnn_tanh, rnn_relu, lstm or gru"),
        };
        return new RecordingHeader(
            cell, activation, json.Whole("inputs", 1, MostInputs), json.Whole("hidden", 1, MostUnits), json.Truth("bias"),
            json.Text("dtype", null) ?? "float32", json.Text("layer", null) ?? "", json.Texts("vocabulary", MostTokens, LongestToken));
    }
}
