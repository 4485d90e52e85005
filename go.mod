module zhenggai

go 1.26
